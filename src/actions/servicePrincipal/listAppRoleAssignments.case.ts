import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import {
  denied,
  notFound,
  unknownProperty,
  unsupportedFilter,
} from "../../../test/harness/graphFailures";
import { listAppRoleAssignmentsExamplePayload } from "../../examplePayloads/appRole";

const servicePrincipalId = "59e617e5-e447-4adc-8b88-00af644d7c92";

export default {
  inputs: { servicePrincipalId },
  answers: [{ body: envelope(listAppRoleAssignmentsExamplePayload.data) }],
  failures: [
    denied,
    notFound(servicePrincipalId),
    unsupportedFilter("principalType", "AppRoleAssignment"),
    unknownProperty("appRoleAssignment"),
  ],
} satisfies ActionCase;
