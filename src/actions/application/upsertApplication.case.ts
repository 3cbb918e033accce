import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, objectFull, taken } from "../../../test/harness/graphFailures";
import { upsertApplicationExamplePayload } from "../../examplePayloads/application";

const { created: _created, ...application } = upsertApplicationExamplePayload.data as {
  created: true;
};

export default {
  inputs: { uniqueName: "contoso-payroll", displayName: "Contoso Payroll" },
  answers: [{ status: 201, body: application }],
  failures: [
    denied,
    { ...notFound("contoso-payroll"), inputs: { useAsUpsert: "false" } },
    taken("identifierUris"),
    objectFull,
  ],
} satisfies ActionCase;
