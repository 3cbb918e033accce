import assert from "node:assert/strict";
import { test } from "node:test";
import { ClientSecretCredential } from "@azure/identity";
import { AzureIdentityAuthenticationProvider } from "@microsoft/kiota-authentication-azure";
import { createGraphServiceClient, GraphRequestAdapter } from "@microsoft/msgraph-sdk";
import "@microsoft/msgraph-sdk-users";
import { clientId, clientSecret, control, hostname, tenantId, url } from "./emulator";

const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, {
  authorityHost: url,
  disableInstanceDiscovery: true,
});
const adapter = new GraphRequestAdapter(
  new AzureIdentityAuthenticationProvider(
    credential,
    ["https://graph.microsoft.com/.default"],
    undefined,
    new Set([hostname]),
  ),
);
adapter.baseUrl = `${url}/v1.0`;
const graph = createGraphServiceClient(adapter);

test("users are listed page by page", async () => {
  const first = await graph.users.get({
    queryParameters: { top: 10, select: ["id", "displayName"] },
  });
  assert.equal(first?.value?.length, 10);
  assert.ok(first?.odataNextLink?.startsWith(`${url}/v1.0/users?`));
  const second = await graph.users.withUrl(first?.odataNextLink ?? "").get();
  assert.equal(second?.value?.length, 10);
  assert.notEqual(second?.value?.[0]?.id, first?.value?.[0]?.id);
});

test("a user is created, changed, read and deleted", async () => {
  const made = await graph.users.post({
    accountEnabled: true,
    displayName: "Kiota Person",
    mailNickname: "kiota.person",
    userPrincipalName: "kiota.person@contoso.onmicrosoft.com",
    passwordProfile: { password: "Sup3r-secret!" },
  });
  const id = made?.id ?? "";
  await graph.users.byUserId(id).patch({ jobTitle: "Generated" });
  const read = await graph.users
    .byUserId(id)
    .get({ queryParameters: { select: ["jobTitle", "userPrincipalName"] } });
  assert.equal(read?.jobTitle, "Generated");
  await graph.users.byUserId(id).delete();
  await assert.rejects(graph.users.byUserId(id).get(), (error: { responseStatusCode?: number }) => {
    assert.equal(error.responseStatusCode, 404);
    return true;
  });
});

test("a throttled request is sent again", async () => {
  await control("POST", "/faults", {
    path: "/v1.0/users$",
    times: 1,
    answer: { kind: "status", status: 429, headers: { "Retry-After": "1" } },
  });
  const page = await graph.users.get({ queryParameters: { top: 1 } });
  assert.equal(page?.value?.length, 1);
  assert.equal((await control("GET", "/faults"))[0].hit, 1);
  await control("DELETE", "/faults");
});
