import type { ActionCase } from "../../../test/harness/actionCase";
import { connection } from "../../../test/harness/component";
import { denied } from "../../../test/harness/graphFailures";
import { unsignedToken } from "../../../test/harness/unsignedToken";
import { testConnectionExamplePayload } from "../../examplePayloads/testConnection";

const { tenantId, tenantName, appId, permissions } = testConnectionExamplePayload.data;

const access_token = unsignedToken({
  tid: tenantId,
  appid: appId,
  idtyp: "app",
  roles: permissions,
});

export default {
  inputs: { connection: { ...connection, token: { access_token } } },
  refusedInputs: { connection },
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#organization(id,displayName)",
        value: [{ id: tenantId, displayName: tenantName }],
      },
    },
  ],
  secrets: [access_token],
  failures: [{ ...denied, inputs: { connection } }],
} satisfies ActionCase;
