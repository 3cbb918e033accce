import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { assignDirectoryRoleExamplePayload } from "../../examplePayloads/role";

const { alreadyAssigned, ...assignment } = assignDirectoryRoleExamplePayload.data;

export default {
  inputs: {
    principalId: assignment.principalId,
    roleDefinitionId: assignment.roleDefinitionId,
    directoryScopeId: assignment.directoryScopeId,
  },
  answers: [{ status: 201, body: assignment }],
  failures: [
    denied,
    notFound(String(assignment.principalId)),
    {
      status: 400,
      code: "Request_BadRequest",
      message:
        "A conflicting object with one or more of the specified property values is present in the directory.",
      says: "Look up the existing object",
      after: [{ body: { value: [] } }],
    },
  ],
} satisfies ActionCase;
