import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, unknownProperty } from "../../../test/harness/graphFailures";
import { getUserExamplePayload } from "../../examplePayloads/user";

export default {
  inputs: {},
  answers: [{ body: getUserExamplePayload.data }],
  failures: [denied, unknownProperty("user")],
} satisfies ActionCase;
