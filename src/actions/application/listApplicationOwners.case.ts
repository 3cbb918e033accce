import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { listApplicationOwnersExamplePayload } from "../../examplePayloads/applicationOwner";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

export default {
  inputs: { applicationObjectId },
  answers: [{ body: envelope(listApplicationOwnersExamplePayload.data) }],
  failures: [denied, notFound(applicationObjectId), unknownProperty("directoryObject")],
} satisfies ActionCase;
