import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { servicePrincipalExamplePayload } from "../../examplePayloads/servicePrincipal";

const appId = "631a96bc-a705-4eda-9f99-fdaf9f54f6a2";
const servicePrincipalId = "59e617e5-e447-4adc-8b88-00af644d7c92";

export default {
  inputs: { appId },
  answers: [{ body: servicePrincipalExamplePayload.data }],
  failures: [
    denied,
    notFound(appId),
    { ...notFound(servicePrincipalId), inputs: { appId: "", servicePrincipalId } },
    unknownProperty("servicePrincipal"),
  ],
} satisfies ActionCase;
