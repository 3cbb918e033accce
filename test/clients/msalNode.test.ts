import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  type AccountInfo,
  ConfidentialClientApplication,
  CryptoProvider,
  PublicClientApplication,
} from "@azure/msal-node";
import { browse } from "./browser";
import * as emulator from "./emulator";

const { url, host, tenantId, clientId, clientSecret, publicClientId } = emulator;
const GRAPH = ["https://graph.microsoft.com/.default"];
const REDIRECT_URI = "http://localhost:3000/signed-in";

const settings = { clientId, authority: `${url}/${tenantId}`, knownAuthorities: [host] };

const confidential = (): ConfidentialClientApplication =>
  new ConfidentialClientApplication({ auth: { ...settings, clientSecret } });

const get = (path: string, token = ""): Promise<Response> =>
  fetch(`${url}/v1.0${path}`, { headers: { Authorization: `Bearer ${token}` } });

test("an app signs in with its secret, and uses its token", async () => {
  const app = confidential();
  const result = await app.acquireTokenByClientCredential({ scopes: GRAPH });
  assert.equal((await get("/users?$top=1", result?.accessToken)).status, 200);
  const again = await app.acquireTokenByClientCredential({ scopes: GRAPH });
  assert.equal(again?.fromCache, true);
});

test("a wrong secret is refused in Microsoft's words", async () => {
  const app = new ConfidentialClientApplication({ auth: { ...settings, clientSecret: "wrong" } });
  await assert.rejects(app.acquireTokenByClientCredential({ scopes: GRAPH }), {
    errorCode: "invalid_client",
    errorMessage: /AADSTS7000215/,
  });
});

test("an app signs in with its certificate", async () => {
  const pem = readFileSync(emulator.appKeysFile, "utf8");
  const certificate = new X509Certificate(pem.slice(pem.indexOf("-----BEGIN CERTIFICATE")));
  const app = new ConfidentialClientApplication({
    auth: {
      ...settings,
      clientCertificate: {
        thumbprintSha256: createHash("sha256").update(certificate.raw).digest("hex"),
        privateKey: pem.slice(0, pem.indexOf("-----BEGIN CERTIFICATE")),
      },
    },
  });
  const result = await app.acquireTokenByClientCredential({ scopes: GRAPH });
  assert.equal((await get("/groups?$top=1", result?.accessToken)).status, 200);
});

test("a person signs in by code with PKCE, and is renewed silently", async () => {
  const app = confidential();
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const shared = { scopes: ["User.Read"], redirectUri: REDIRECT_URI };
  const address = await app.getAuthCodeUrl({
    ...shared,
    codeChallenge: challenge,
    codeChallengeMethod: "S256",
    state: "where-i-was",
    nonce: "n-1",
  });
  const page = await fetch(address, { redirect: "manual" });
  const back = new URL(page.headers.get("location") ?? "");
  assert.equal(back.searchParams.get("state"), "where-i-was");
  const redeem = { ...shared, code: back.searchParams.get("code") ?? "" };
  await assert.rejects(app.acquireTokenByCode({ ...redeem, codeVerifier: "x".repeat(43) }), {
    errorMessage: /AADSTS501481/,
  });
  const result = await app.acquireTokenByCode({ ...redeem, codeVerifier: verifier, nonce: "n-1" });
  const me = (await (await get("/me", result.accessToken)).json()) as Record<string, string>;
  const account = result.account as AccountInfo;
  assert.equal(account.username, me.userPrincipalName);
  assert.equal(account.homeAccountId, `${me.id}.${tenantId}`);

  const cached = await app.acquireTokenSilent({ scopes: ["User.Read"], account });
  assert.equal(cached.accessToken, result.accessToken);
  const renewed = await app.acquireTokenSilent({
    scopes: ["User.Read"],
    account,
    forceRefresh: true,
  });
  assert.notEqual(renewed.accessToken, result.accessToken);
  assert.equal((await get("/me", renewed.accessToken)).status, 200);
  assert.equal(renewed.account?.homeAccountId, account.homeAccountId);
});

test("a person signs in to a public client, at the browser and on a device", async () => {
  const app = new PublicClientApplication({ auth: { ...settings, clientId: publicClientId } });
  const atBrowser = await app.acquireTokenInteractive({
    scopes: ["User.Read"],
    openBrowser: async (address) => {
      await browse(address);
    },
  });
  assert.equal((await get("/me", atBrowser.accessToken)).status, 200);
  let message = "";
  const onDevice = await app.acquireTokenByDeviceCode({
    scopes: ["User.Read"],
    deviceCodeCallback: (told) => {
      message = told.message;
    },
  });
  assert.match(message, /enter the code [A-Z0-9]{9} /);
  assert.equal(onDevice?.account?.homeAccountId, atBrowser.account?.homeAccountId);
});

test("a person whose account is disabled must sign in again", async () => {
  const app = confidential();
  const { accessToken = "" } = (await app.acquireTokenByClientCredential({ scopes: GRAPH })) ?? {};
  const { value } = (await (await get("/users?$top=1", accessToken)).json()) as {
    value: { userPrincipalName: string }[];
  };
  const [hinted] = value;
  const shared = { scopes: ["User.Read"], redirectUri: REDIRECT_URI };
  const address = await app.getAuthCodeUrl({ ...shared, loginHint: hinted?.userPrincipalName });
  const page = await fetch(address, { redirect: "manual" });
  const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const { account } = await app.acquireTokenByCode({ ...shared, code });
  assert.equal(account?.username, hinted?.userPrincipalName);
  const enable = (accountEnabled: boolean) =>
    fetch(`${url}/v1.0/users/${hinted?.userPrincipalName}`, {
      method: "PATCH",
      headers: { Authorization: `Bearer ${accessToken}`, "Content-Type": "application/json" },
      body: JSON.stringify({ accountEnabled }),
    });
  await enable(false);
  await assert.rejects(
    app.acquireTokenSilent({ ...shared, account: account as AccountInfo, forceRefresh: true }),
    { errorMessage: /AADSTS50057/ },
  );
  await enable(true);
});
