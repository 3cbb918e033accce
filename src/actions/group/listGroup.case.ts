import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, unknownProperty, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listGroupExamplePayload } from "../../examplePayloads/group";

export default {
  inputs: {},
  answers: [{ body: listGroupExamplePayload.data }],
  failures: [denied, unsupportedFilter("createdDateTime", "Group"), unknownProperty("group")],
} satisfies ActionCase;
