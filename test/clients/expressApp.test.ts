import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import {
  type AccountInfo,
  type AuthorizationUrlRequest,
  ConfidentialClientApplication,
  CryptoProvider,
} from "@azure/msal-node";
import express from "express";
import { createBrowser } from "./browser";
import { clientId, clientSecret, exchangesOf, host, tenantId, url } from "./emulator";

interface Visitor {
  verifier?: string;
  state?: string;
  account?: AccountInfo;
}

const SCOPES = ["User.Read"];

/** A small web app as Microsoft's tutorials have it: sign-in, a page about the person, renewal, sign-out. */
const createApp = (origin: () => string) => {
  const client = new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: `${url}/${tenantId}`, knownAuthorities: [host] },
  });
  const crypto = new CryptoProvider();
  const visitors = new Map<string, Visitor>();
  const app = express();
  app.use(express.urlencoded({ extended: false }));

  const visitorOf = (request: express.Request): Visitor | undefined =>
    visitors.get(/visitor=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "");
  const shared = (): Pick<AuthorizationUrlRequest, "scopes" | "redirectUri"> => ({
    scopes: SCOPES,
    redirectUri: `${origin()}/auth/openid/return`,
  });

  app.get("/sign-in", async (_request, response) => {
    const { verifier, challenge } = await crypto.generatePkceCodes();
    const [id, state] = [randomUUID(), randomUUID()];
    visitors.set(id, { verifier, state });
    const address = await client.getAuthCodeUrl({
      ...shared(),
      state,
      codeChallenge: challenge,
      codeChallengeMethod: "S256",
      responseMode: "form_post",
    });
    response.cookie("visitor", id).redirect(address);
  });

  app.post("/auth/openid/return", async (request, response) => {
    const visitor = visitorOf(request);
    if (visitor === undefined || request.body.state !== visitor.state) {
      response.status(400).send("Who are you?");
      return;
    }
    const { account } = await client.acquireTokenByCode({
      ...shared(),
      code: request.body.code,
      codeVerifier: visitor.verifier,
    });
    visitor.account = account ?? undefined;
    response.redirect("/profile");
  });

  app.get("/profile", async (request, response) => {
    const account = visitorOf(request)?.account;
    if (account === undefined) {
      response.status(401).send("Sign in first.");
      return;
    }
    const forceRefresh = "renew" in request.query;
    const { accessToken } = await client.acquireTokenSilent({
      scopes: SCOPES,
      account,
      forceRefresh,
    });
    const me = await fetch(`${url}/v1.0/me`, {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    response.json(await me.json());
  });

  app.get("/sign-out", (request, response) => {
    const visitor = visitorOf(request);
    if (visitor !== undefined) visitor.account = undefined;
    const back = encodeURIComponent(`${origin()}/`);
    response.redirect(`${url}/${tenantId}/oauth2/v2.0/logout?post_logout_redirect_uri=${back}`);
  });

  app.get("/", (_request, response) => {
    response.send("Welcome.");
  });
  return app;
};

let origin = "";
let close = async (): Promise<void> => {};

before(async () => {
  const server = createApp(() => origin).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  close = () => new Promise((resolve) => server.close(() => resolve()));
});

after(() => close());

test("an express app signs a person in, shows /me, renews and signs out", async () => {
  const browse = createBrowser();
  assert.equal((await browse(`${origin}/profile`)).status, 401);
  const page = await browse(`${origin}/sign-in`);
  assert.equal(page.status, 200);
  const me = (await page.json()) as Record<string, string>;
  assert.match(me.userPrincipalName ?? "", /@contoso\.onmicrosoft\.com$/);
  assert.equal(me["@odata.context"], `${url}/v1.0/$metadata#users/$entity`);

  const cached = await exchangesOf(() => browse(`${origin}/profile`), `/${tenantId}/oauth2`);
  assert.deepEqual(cached, []);
  const renewal = () => browse(`${origin}/profile?renew`);
  const [renewed] = await exchangesOf(renewal, `/${tenantId}/oauth2/v2.0/token`);
  assert.match(renewed.body, /grant_type=refresh_token/);
  assert.equal(renewed.status, 200);

  assert.equal(await (await browse(`${origin}/sign-out`)).text(), "Welcome.");
  assert.equal((await browse(`${origin}/profile`)).status, 401);
});

test("an express app takes no code that another browser asked for", async () => {
  const stranger = createBrowser();
  const page = await stranger(
    `${origin}/auth/openid/return`,
    new URLSearchParams({ code: "x", state: "y" }),
  );
  assert.equal(page.status, 400);
});
