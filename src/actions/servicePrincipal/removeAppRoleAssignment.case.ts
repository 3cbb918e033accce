import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";

const servicePrincipalId = "59e617e5-e447-4adc-8b88-00af644d7c92";
const missing = notFound(servicePrincipalId);

export default {
  inputs: {
    servicePrincipalId,
    appRoleAssignmentId: "41W1zT6z1U-kJxf62svfp1HFE8pMZhxDun-ThPczmJE",
  },
  answers: [{ status: 204 }],
  failures: [
    denied,
    { ...missing, after: [{ status: 404, body: graphFault(missing.code, missing.message) }] },
  ],
} satisfies ActionCase;
