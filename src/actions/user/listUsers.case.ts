import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, unknownProperty, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listUsersExamplePayload } from "../../examplePayloads/user";

export default {
  inputs: {},
  answers: [{ body: envelope(listUsersExamplePayload.data) }],
  failures: [denied, unsupportedFilter("aboutMe", "User"), unknownProperty("user")],
} satisfies ActionCase;
