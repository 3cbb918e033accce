import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, synchronised } from "../../../test/harness/graphFailures";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export default {
  inputs: { userId, revokeSessions: "true" },
  answers: [{ status: 204 }, { body: { value: true } }],
  failures: [
    denied,
    notFound(userId),
    synchronised,
    {
      ...denied,
      says: "The account is disabled; its sessions may still be open.",
      before: [{ status: 204 }],
    },
  ],
} satisfies ActionCase;
