import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { removeDirectoryRoleAssignmentExamplePayload } from "../../examplePayloads/role";

const { roleAssignmentId } = removeDirectoryRoleAssignmentExamplePayload.data;

export default {
  inputs: { roleAssignmentId },
  answers: [{ status: 204 }],
  failures: [denied],
} satisfies ActionCase;
