import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { ClientSecretCredential } from "@azure/identity";
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
} from "@microsoft/microsoft-graph-client";
import { TokenCredentialAuthenticationProvider } from "@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js";
import { clientId, clientSecret, control, exchangesOf, hostname, tenantId, url } from "./emulator";

const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, {
  authorityHost: url,
  disableInstanceDiscovery: true,
});

const client = Client.initWithMiddleware({
  authProvider: new TokenCredentialAuthenticationProvider(credential, {
    scopes: ["https://graph.microsoft.com/.default"],
  }),
  baseUrl: url,
  customHosts: new Set([hostname]),
});

afterEach(() => control("DELETE", "/faults"));

test("PageIterator walks through every user, once", async () => {
  const page = await client.api("/users").select("id").top(999).get();
  const ids = new Set<string>();
  const iterator = new PageIterator(client, page, ({ id }) => {
    ids.add(id);
    return true;
  });
  await iterator.iterate();
  assert.equal(iterator.isComplete(), true);
  assert.equal(ids.size, (await control("GET", "")).size.users);
});

test("BatchRequestContent sends several requests as one, and each has its answer", async () => {
  // It takes away the host only, and a batch has its version in front of all its URLs.
  const request = (path: string) => new Request(`${url}${path}`, { method: "GET" });
  const batch = new BatchRequestContent([
    { id: "1", request: request("/users?$top=1") },
    { id: "2", request: request("/users/nobody@contoso.onmicrosoft.com") },
  ]);
  const content = await batch.getContent();
  const sent = await exchangesOf(async () => {
    const answers = new BatchResponseContent(await client.api("/$batch").post(content));
    const users = await answers.getResponseById("1").json();
    assert.equal(users.value.length, 1);
    assert.equal(answers.getResponseById("2").status, 404);
  }, "/v1.0");
  // The emulator tells the requests inside a batch before the batch itself.
  assert.deepEqual(
    sent.map((one) => one.url),
    ["/v1.0/users?$top=1", "/v1.0/users/nobody@contoso.onmicrosoft.com", "/v1.0/$batch"],
  );
});

for (const status of [429, 503]) {
  test(`the retry middleware waits and asks again after ${status}`, async () => {
    await control("POST", "/faults", {
      path: "/v1.0/groups$",
      times: 2,
      answer: { kind: "status", status, headers: { "Retry-After": "1" } },
    });
    const sent = await exchangesOf(async () => {
      const { value } = await client.api("/groups").top(5).get();
      assert.equal(value.length, 5);
    }, "/v1.0/groups");
    assert.deepEqual(
      sent.map((one) => one.status),
      [status, status, 200],
    );
    assert.equal(sent[2].headers["retry-attempt"], "2");
  });
}

test("a user is created, changed, found by an advanced query and deleted", async () => {
  const made = await client.api("/users").post({
    accountEnabled: true,
    displayName: "Zaphod Clients",
    mailNickname: "zaphod.clients",
    userPrincipalName: "zaphod.clients@contoso.onmicrosoft.com",
    passwordProfile: { password: "Sup3r-secret!" },
  });
  await client.api(`/users/${made.id}`).patch({ jobTitle: "President" });
  const found = await client
    .api("/users")
    .header("ConsistencyLevel", "eventual")
    .count(true)
    .search('"displayName:Zaphod"')
    .select(["id", "jobTitle"])
    .get();
  assert.deepEqual(
    [found["@odata.count"], found.value],
    [1, [{ id: made.id, jobTitle: "President" }]],
  );
  await client.api(`/users/${made.id}`).delete();
  await assert.rejects(
    client.api(`/users/${made.id}`).get(),
    (error: GraphError) =>
      error instanceof GraphError &&
      error.statusCode === 404 &&
      error.code === "Request_ResourceNotFound",
  );
});
