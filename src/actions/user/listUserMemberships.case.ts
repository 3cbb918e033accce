import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { listUserMembershipsExamplePayload } from "../../examplePayloads/membership";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export default {
  inputs: { userId },
  answers: [{ body: envelope(listUserMembershipsExamplePayload.data) }],
  failures: [denied, notFound(userId), unknownProperty("directoryObject")],
} satisfies ActionCase;
