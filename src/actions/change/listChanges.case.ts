import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, unknownProperty } from "../../../test/harness/graphFailures";
import { listChangesExamplePayload } from "../../examplePayloads/change";

const { complete: _through, deltaLink: _next, ...page } = listChangesExamplePayload.data;

export default {
  inputs: { deltaURL: "/users/delta" },
  answers: [{ body: page }],
  collection: "users",
  failures: [
    denied,
    {
      status: 410,
      code: "SyncStateNotFound",
      message: "The sync state generation is not found.",
      says: "Start over with https://graph.microsoft.com/v1.0/users/delta",
    },
    unknownProperty("user"),
  ],
} satisfies ActionCase;
