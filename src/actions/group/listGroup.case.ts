import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, unknownProperty, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listGroupExamplePayload } from "../../examplePayloads/group";

export default {
  inputs: {},
  answers: [{ body: envelope(listGroupExamplePayload.data) }],
  failures: [denied, unsupportedFilter("createdDateTime", "Group"), unknownProperty("group")],
} satisfies ActionCase;
