import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, unknownProperty, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listServicePrincipalsExamplePayload } from "../../examplePayloads/servicePrincipal";

export default {
  inputs: {},
  answers: [{ body: envelope(listServicePrincipalsExamplePayload.data) }],
  failures: [
    denied,
    unsupportedFilter("loginUrl", "ServicePrincipal"),
    unknownProperty("servicePrincipal"),
  ],
} satisfies ActionCase;
