import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, unknownProperty, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listDirectoryRoleAssignmentsExamplePayload } from "../../examplePayloads/role";

export default {
  inputs: {},
  answers: [{ body: envelope(listDirectoryRoleAssignmentsExamplePayload.data) }],
  failures: [
    denied,
    unknownProperty("unifiedRoleAssignment"),
    unsupportedFilter("id", "RoleAssignment"),
  ],
} satisfies ActionCase;
