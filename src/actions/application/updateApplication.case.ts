import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound, objectFull, taken } from "../../../test/harness/graphFailures";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

export default {
  inputs: { applicationObjectId, displayName: "Contoso Payroll" },
  answers: [{ status: 204 }],
  failures: [
    denied,
    notFound(applicationObjectId),
    taken("identifierUris"),
    objectFull,
    {
      ...badValue(
        "Permission (scope or role) cannot be deleted or updated unless disabled first.",
        "Set isEnabled of the app role or scope to false first",
      ),
      inputs: { additionalProperties: { appRoles: [] } },
    },
    {
      ...badValue(
        "Property 'publisherDomain' is read-only and cannot be set.",
        "Leave the property out",
      ),
      inputs: { additionalProperties: { publisherDomain: "contoso.com" } },
    },
  ],
} satisfies ActionCase;
