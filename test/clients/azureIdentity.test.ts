import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  type TokenCredential,
} from "@azure/identity";
import { appKeysFile, clientId, clientSecret, tenantId, url } from "./emulator";

const GRAPH = "https://graph.microsoft.com/.default";
const options = { authorityHost: url, disableInstanceDiscovery: true };

const credentials: Record<string, TokenCredential> = {
  ClientSecretCredential: new ClientSecretCredential(tenantId, clientId, clientSecret, options),
  ClientCertificateCredential: new ClientCertificateCredential(
    tenantId,
    clientId,
    { certificatePath: appKeysFile },
    options,
  ),
};

for (const [name, credential] of Object.entries(credentials)) {
  test(`${name} gets a token that Graph takes`, async () => {
    const token = await credential.getToken(GRAPH);
    const response = await fetch(`${url}/v1.0/organization`, {
      headers: { Authorization: `Bearer ${token?.token}` },
    });
    assert.equal(response.status, 200);
  });
}

test("a wrong secret is told with Microsoft's number", async () => {
  const wrong = new ClientSecretCredential(tenantId, clientId, "wrong", options);
  await assert.rejects(wrong.getToken(GRAPH), /AADSTS7000215/);
});
