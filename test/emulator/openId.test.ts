import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from "jose";
import { openEmulator } from "./openEmulator";

const CALLBACK = "http://localhost/callback";
const WAITING = {
  clientId: "33333333-3333-4333-8333-333333333333",
  clientSecret: "waiting",
  redirectUris: ["https://app.example/*"],
  roles: ["Group.Read.All"],
  wantedRoles: ["User.Read.All"],
};
const PUBLIC = {
  clientId: "44444444-4444-4444-8444-444444444444",
  redirectUris: [CALLBACK],
  roles: [],
  isPublic: true,
};

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({ apps: [WAITING, PUBLIC] });
});

afterAll(() => opened.emulator.close());

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
type Json = any;

const get = async (path: string, headers = {}): Promise<{ status: number; body: Json }> => {
  const response = await fetch(`${opened.emulator.url}${path}`, { headers, redirect: "manual" });
  return { status: response.status, body: await response.json() };
};

const post = async (path: string, form: Record<string, string>) => {
  const response = await fetch(`${opened.emulator.url}/${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
  return { status: response.status, body: (await response.json()) as Json };
};

const token = (form: Record<string, string>) => post("common/oauth2/v2.0/token", form);

/** Signs somebody in, and gives what the token endpoint answered. */
const signIn = async (query: Record<string, string> = {}, form: Record<string, string> = {}) => {
  const { url, clientId, clientSecret } = opened.emulator;
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope: "openid profile email offline_access User.Read",
    nonce: "n-1",
    ...query,
  });
  const page = await fetch(`${url}/common/oauth2/v2.0/authorize?${asked}`, { redirect: "manual" });
  const back = new URL(page.headers.get("location") ?? "").searchParams;
  const answer = await token({
    grant_type: "authorization_code",
    client_id: clientId,
    client_secret: clientSecret,
    code: back.get("code") ?? "",
    redirect_uri: CALLBACK,
    ...form,
  });
  return { back, ...answer };
};

const firstPerson = () => {
  const [person] = opened.emulator.directory.all("user");
  if (person === undefined) throw new Error("nobody");
  return person;
};

describe("the configuration", () => {
  it("says where everything is, and every place answers", async () => {
    const { url, tenantId, domain } = opened.emulator;
    const { body } = await get(`/${domain}/v2.0/.well-known/openid-configuration`);
    expect(body).toMatchObject({
      issuer: `${url}/${tenantId}/v2.0`,
      token_endpoint: `${url}/${domain}/oauth2/v2.0/token`,
      id_token_signing_alg_values_supported: ["RS256"],
    });
    const endpoints = Object.entries(body).filter(([name]) => /_(endpoint|uri)$/.test(name));
    expect(endpoints.map(([name]) => name).sort()).toEqual([
      "authorization_endpoint",
      "device_authorization_endpoint",
      "end_session_endpoint",
      "jwks_uri",
      "token_endpoint",
      "userinfo_endpoint",
    ]);
    for (const [, endpoint] of endpoints) {
      const method = String(endpoint).endsWith("devicecode") ? "POST" : "GET";
      const { status } = await fetch(String(endpoint), { method });
      expect([endpoint, status]).not.toEqual([endpoint, 404]);
    }
  });

  it.each(["common", "organizations"])("of %s leaves the tenant open", async (name) => {
    const { body } = await get(`/${name}/v2.0/.well-known/openid-configuration`);
    expect(body.issuer).toBe(`${opened.emulator.url}/{tenantid}/v2.0`);
  });

  it("of another tenant is refused", async () => {
    const { status, body } = await get("/nowhere.example/v2.0/.well-known/openid-configuration");
    expect([status, body.error, body.error_codes]).toEqual([400, "invalid_tenant", [90002]]);
    expect(body.error_description).toMatch(/^AADSTS90002: Tenant/);
  });

  it("tells the names of its host", async () => {
    const { body } = await get("/common/discovery/instance?api-version=1.1");
    const { host } = new URL(opened.emulator.url);
    expect(body.metadata[0].aliases).toEqual([host]);
    const found = await get(new URL(body.tenant_discovery_endpoint).pathname);
    expect(found.status).toBe(200);
  });
});

describe("an id token", () => {
  it("is signed with the key that the emulator shows, for the app and the person", async () => {
    const { url, tenantId, clientId } = opened.emulator;
    const keys = (await get("/common/discovery/v2.0/keys")).body as JSONWebKeySet;
    expect(keys.keys[0]).not.toHaveProperty("d");
    const { payload } = await jwtVerify((await signIn()).body.id_token, createLocalJWKSet(keys), {
      issuer: `${url}/${tenantId}/v2.0`,
      audience: clientId,
      algorithms: ["RS256"],
    });
    const { id, displayName, userPrincipalName, mail } = firstPerson();
    expect(payload).toMatchObject({
      ver: "2.0",
      tid: tenantId,
      oid: id,
      name: displayName,
      preferred_username: userPrincipalName,
      email: mail,
      nonce: "n-1",
    });
  });

  it("says nothing that was not asked for", async () => {
    const { body } = await signIn({ scope: "openid User.Read", nonce: "" });
    const claims = decodeJwt(body.id_token);
    for (const name of ["oid", "name", "preferred_username", "email", "nonce"])
      expect(claims).not.toHaveProperty(name);
    expect((await signIn({ scope: "User.Read" })).body).not.toHaveProperty("id_token");
  });

  it("comes again with a refresh, about the same person, without the nonce", async () => {
    const hint = [...opened.emulator.directory.all("user")][3];
    const { clientId: client_id, clientSecret: client_secret } = opened.emulator;
    const first = await signIn({ login_hint: String(hint?.userPrincipalName) });
    const second = await token({
      grant_type: "refresh_token",
      refresh_token: first.body.refresh_token,
      client_id,
      client_secret,
    });
    const [before, after] = [first, second].map(({ body }) => decodeJwt(body.id_token));
    expect(after?.sub).toBe(before?.sub);
    expect(after?.oid).toBe(hint?.id);
    expect(after).not.toHaveProperty("nonce");
  });

  it("has another subject for another app", async () => {
    const { clientId: client_id } = PUBLIC;
    const other = await signIn({ client_id }, { client_id, client_secret: "" });
    expect(other.body.error_codes).toEqual([700025]);
    const own = await signIn();
    const asked = await token({
      grant_type: "urn:ietf:params:oauth:grant-type:device_code",
      client_id,
      device_code: (
        await post("common/oauth2/v2.0/devicecode", { client_id, scope: "openid profile" })
      ).body.device_code,
    });
    const [one, two] = [own, asked].map(({ body }) => decodeJwt(body.id_token));
    expect(two?.oid).toBe(one?.oid);
    expect(two?.sub).not.toBe(one?.sub);
  });
});

describe("who signs in", () => {
  const me = async (accessToken: string, path = "/v1.0/me") =>
    get(path, { Authorization: `Bearer ${accessToken}` });

  it("is the user of login_hint, in /me and userinfo too", async () => {
    const hint = [...opened.emulator.directory.all("user")][5];
    const { body } = await signIn({ login_hint: String(hint?.userPrincipalName) });
    expect((await me(body.access_token)).body.id).toBe(hint?.id);
    expect((await me(body.access_token, "/oidc/userinfo")).body).toEqual({
      sub: decodeJwt(body.id_token).sub,
      name: hint?.displayName,
      family_name: hint?.surname,
      given_name: hint?.givenName,
      email: hint?.mail,
    });
  });

  it("is told to Microsoft's libraries when they ask", async () => {
    const { back, body } = await signIn({ client_info: "1" }, { client_info: "1" });
    const info = { uid: firstPerson().id, utid: opened.emulator.tenantId };
    for (const text of [back.get("client_info"), body.client_info])
      expect(JSON.parse(Buffer.from(String(text), "base64url").toString())).toEqual(info);
  });

  it("is nobody that the directory does not have", async () => {
    const { back } = await signIn({ login_hint: "nobody@contoso.com" });
    expect(back.get("error_description")).toMatch(/^AADSTS50034/);
  });

  it("is nobody whose account is disabled or gone since", async () => {
    const { directory, clientId: client_id, clientSecret: client_secret } = opened.emulator;
    const person = directory.create("user", { userPrincipalName: "a@b.c", accountEnabled: true });
    const { body } = await signIn({ login_hint: "a@b.c" });
    const refresh = async () =>
      (
        await token({
          grant_type: "refresh_token",
          refresh_token: body.refresh_token,
          client_id,
          client_secret,
        })
      ).body;
    expect(await refresh()).toHaveProperty("access_token");
    const disabled = directory.update("user", person, { accountEnabled: false });
    expect((await refresh()).error_codes).toEqual([50057]);
    expect((await signIn({ login_hint: "a@b.c" })).back.get("error_description")).toMatch(
      /^AADSTS50057/,
    );
    directory.remove("user", disabled);
    expect((await refresh()).error_codes).toEqual([500341]);
  });

  it("is not told without a token", async () => {
    expect((await get("/oidc/userinfo")).status).toBe(401);
  });
});

describe("a public client", () => {
  const { clientId: client_id } = PUBLIC;

  it("redeems a code without a secret", async () => {
    const asked = { client_id, redirect_uri: CALLBACK };
    const { url } = opened.emulator;
    const query = new URLSearchParams({ ...asked, response_type: "code", scope: "openid" });
    const page = await fetch(`${url}/common/oauth2/v2.0/authorize?${query}`, {
      redirect: "manual",
    });
    const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const { status } = await token({ grant_type: "authorization_code", ...asked, code });
    expect(status).toBe(200);
  });

  it("gets no token of its own", async () => {
    const { tenantId, url } = opened.emulator;
    const { body } = await post(`${tenantId}/oauth2/v2.0/token`, {
      grant_type: "client_credentials",
      client_id,
      scope: `${url}/.default`,
    });
    expect(body.error_codes).toEqual([7000218]);
  });

  it("signs in on a device, once per code, within 15 minutes", async () => {
    const begin = async () =>
      (await post("common/oauth2/v2.0/devicecode", { client_id, scope: "User.Read" })).body;
    const redeem = (device_code: string) =>
      token({
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        client_id,
        device_code,
      });
    const begun = await begin();
    expect(begun).toMatchObject({ interval: 5, expires_in: 900 });
    expect(begun.message).toContain(begun.user_code);
    expect((await fetch(begun.verification_uri)).status).toBe(200);
    expect((await redeem(begun.device_code)).status).toBe(200);
    expect((await redeem(begun.device_code)).body.error).toBe("invalid_grant");
    const late = await begin();
    opened.emulator.clock.advance(900_000);
    expect((await redeem(late.device_code)).body.error).toBe("expired_token");
  });
});

describe("the admin consent page", () => {
  const path = (query: Record<string, string> = {}, version = "") =>
    `${opened.emulator.url}/${opened.emulator.tenantId}${version}/adminconsent?${new URLSearchParams(
      {
        client_id: WAITING.clientId,
        redirect_uri: "https://app.example/consented",
        state: "s",
        ...query,
      },
    )}`;
  const decide = async (answer: string, url = path()) => {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ answer }),
      redirect: "manual",
    });
    return new URL(response.headers.get("location") ?? "");
  };
  const rolesNow = async () => {
    const { tenantId, url } = opened.emulator;
    const { clientId: client_id, clientSecret: client_secret } = WAITING;
    const { body } = await post(`${tenantId}/oauth2/v2.0/token`, {
      grant_type: "client_credentials",
      client_id,
      client_secret,
      scope: `${url}/.default`,
    });
    return decodeJwt(body.access_token).roles;
  };

  it("shows what is asked for, and grants it when it is accepted, not before", async () => {
    const page = await (await fetch(path())).text();
    for (const shown of [WAITING.clientId, "User.Read.All", "Accept"])
      expect(page).toContain(shown);
    const cancelled = await decide("cancel");
    expect(Object.fromEntries(cancelled.searchParams)).toMatchObject({
      error: "access_denied",
      error_description: expect.stringMatching(/^AADSTS65004/),
      state: "s",
    });
    expect(await rolesNow()).toEqual(["Group.Read.All"]);
    const accepted = await decide("accept");
    expect(accepted.origin + accepted.pathname).toBe("https://app.example/consented");
    expect(Object.fromEntries(accepted.searchParams)).toEqual({
      admin_consent: "True",
      tenant: opened.emulator.tenantId,
      state: "s",
    });
    expect(await rolesNow()).toEqual(["Group.Read.All", "User.Read.All"]);
  });

  it("repeats the scope of the newer address", async () => {
    const url = path({ scope: "https://graph.microsoft.com/.default" }, "/v2.0");
    expect((await decide("accept", url)).searchParams.get("scope")).toBe(
      "https://graph.microsoft.com/.default",
    );
  });

  it.each([
    ["an unknown app", { client_id: "x" }, 700016],
    ["another redirect URI", { redirect_uri: "https://app.example.evil/x" }, 50011],
  ])("refuses %s", async (_what, query, aadsts) => {
    const response = await fetch(path(query));
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(new RegExp(`^AADSTS${aadsts}: `));
  });
});

describe("signing out", () => {
  const out = (uri: string) =>
    fetch(
      `${opened.emulator.url}/common/oauth2/v2.0/logout?state=s&post_logout_redirect_uri=${encodeURIComponent(uri)}`,
      { redirect: "manual" },
    );

  it("leads back to a page of an app, and to no other", async () => {
    expect((await out("https://app.example/bye")).headers.get("location")).toBe(
      "https://app.example/bye?state=s",
    );
    const stays = await out("https://evil.example/bye");
    expect([stays.status, await stays.text()]).toEqual([
      200,
      expect.stringContaining("signed out"),
    ]);
  });
});
