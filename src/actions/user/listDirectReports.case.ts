import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { listDirectReportsExamplePayload } from "../../examplePayloads/manager";

const userId = "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0";

export default {
  inputs: { userId },
  answers: [{ body: envelope(listDirectReportsExamplePayload.data) }],
  failures: [denied, notFound(userId), unknownProperty("directoryObject")],
} satisfies ActionCase;
