import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound } from "../../../test/harness/graphFailures";
import { assignAppRoleExamplePayload } from "../../examplePayloads/appRole";

const { alreadyAssigned: _added, ...assignment } = assignAppRoleExamplePayload.data;
const servicePrincipalId = "59e617e5-e447-4adc-8b88-00af644d7c92";

export default {
  inputs: {
    servicePrincipalId,
    principalId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    appRoleId: "ef7437e6-4f94-4a0a-a110-a439eb2aa8f7",
  },
  answers: [{ status: 201, body: assignment }],
  failures: [
    denied,
    notFound(servicePrincipalId),
    badValue("Not a valid reference update.", "Check Principal ID: it is the object id of a user"),
    badValue(
      "Permission being assigned was not found on application",
      "Choose an App Role ID among the appRoles of the service principal",
    ),
  ],
} satisfies ActionCase;
