import { createHash, createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { decodeJwt, SignJWT } from "jose";
import { makeCertificate } from "../harness/makeCertificate";
import { openEmulator } from "./openEmulator";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CALLBACK = "https://oauth2.prismatic.io/callback";
const VERIFIER = "v".repeat(43);
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const ours = makeCertificate();
const other = makeCertificate();
const SIGNER = {
  clientId: "22222222-2222-4222-8222-222222222222",
  clientSecret: "signer",
  certificates: [ours.certificate],
  roles: ["User.Read.All"],
};

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator({ apps: [SIGNER] });
});

afterEach(() => opened.emulator.close());

type Form = Readonly<Record<string, string | undefined>>;

const params = (form: Form): URLSearchParams =>
  new URLSearchParams(
    Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

interface Told {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly error: string;
  readonly error_description: string;
  readonly error_codes?: readonly number[];
  readonly trace_id: string;
}

/** Asks for a token of the app itself; undefined leaves a parameter out. */
const ask = async (
  form: Form = {},
  tenant = opened.emulator.tenantId,
  query = "",
  headers = {},
) => {
  const { emulator } = opened;
  const response = await fetch(`${emulator.url}/${tenant}/oauth2/v2.0/token${query}`, {
    method: "POST",
    headers,
    body: params({
      client_id: emulator.clientId,
      client_secret: emulator.clientSecret,
      grant_type: "client_credentials",
      scope: `${emulator.url}/.default`,
      ...form,
    }),
  });
  return { status: response.status, body: (await response.json()) as Told };
};

const refused = ({ status, body }: Awaited<ReturnType<typeof ask>>) => [
  status,
  body.error,
  body.error_codes?.[0],
];

describe("a token request is refused", () => {
  it.each([
    ["without a grant", { grant_type: undefined }, 400, "invalid_request", 900144],
    ["with another grant", { grant_type: "password" }, 400, "unsupported_grant_type", 70003],
    ["without an app", { client_id: undefined }, 400, "invalid_request", 900144],
    ["of an unknown app", { client_id: "x" }, 400, "unauthorized_client", 700016],
    ["without a secret", { client_secret: undefined }, 401, "invalid_client", 7000218],
    ["with a wrong secret", { client_secret: "x" }, 401, "invalid_client", 7000215],
    ["with an empty secret", { client_secret: "" }, 401, "invalid_client", 7000215],
    ["without a scope", { scope: undefined }, 400, "invalid_request", 900144],
    ["for one permission", { scope: "User.Read" }, 400, "invalid_scope", 1002012],
    [
      "for two scopes",
      { scope: "https://graph.microsoft.com/.default https://graph.microsoft.com/.default" },
      400,
      "invalid_scope",
      1002012,
    ],
    [
      "for another resource",
      { scope: "https://vault.azure.net/.default" },
      400,
      "invalid_resource",
      500011,
    ],
  ])("%s", async (_what, form, status, error, aadsts) => {
    expect(refused(await ask(form))).toEqual([status, error, aadsts]);
  });

  it("in the words of Microsoft", async () => {
    const { body } = await ask({ client_secret: "x" });
    expect(body).toMatchObject({
      error_description: expect.stringMatching(
        /^AADSTS7000215: Invalid client secret provided\. .* Trace ID: \S+ Correlation ID: \S+ Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
      ),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      error_uri: `${opened.emulator.url}/error?code=7000215`,
    });
    expect(body.error_description).toContain(body.trace_id);
  });

  it("with a parameter twice, in JSON, and by GET", async () => {
    const url = `${opened.emulator.url}/${opened.emulator.tenantId}/oauth2/v2.0/token`;
    const codes = await Promise.all(
      [
        fetch(url, { method: "POST", body: "client_id=a&client_id=b" }),
        fetch(url, { method: "POST", body: '{"grant_type":"client_credentials"}' }),
        fetch(url),
      ].map(async (sent) => ((await (await sent).json()) as Told).error_codes?.[0]),
    );
    expect(codes).toEqual([9002313, 900144, 900561]);
  });
});

it("an app may prove itself in the header", async () => {
  const { clientId, clientSecret } = opened.emulator;
  const none = { client_id: undefined, client_secret: undefined };
  const basic = (secret: string) => ({
    Authorization: `Basic ${Buffer.from(`${clientId}:${encodeURIComponent(secret)}`).toString("base64")}`,
  });
  expect((await ask(none, undefined, "", basic(clientSecret))).status).toBe(200);
  expect(refused(await ask(none, undefined, "", basic("x")))[2]).toBe(7000215);
});

describe("the tenant", () => {
  it.each(["common", "organizations", "Common"])(
    "is not %s for an app that signs in as itself",
    async (tenant) => {
      expect(refused(await ask({}, tenant))).toEqual([400, "invalid_request", 50059]);
    },
  );

  it.each([
    ["nowhere.example", 400, "invalid_request", 90002],
    ["11111111-1111-4111-8111-111111111111", 400, "invalid_request", 90002],
    ["no tenant", 400, "invalid_request", 900023],
    ["consumers", 400, "unauthorized_client", 700016],
  ])("is not %s", async (tenant, ...refusal) => {
    expect(refused(await ask({}, encodeURIComponent(tenant)))).toEqual(refusal);
  });

  it("goes by its id and its domain, in any case", async () => {
    const { tenantId, domain } = opened.emulator;
    for (const name of [tenantId.toUpperCase(), domain, domain.toUpperCase()])
      expect((await ask({}, name)).status).toBe(200);
  });
});

describe("an assertion", () => {
  const key = (pem = ours): KeyObject => createPrivateKey(pem.privateKey);
  const print = (hash: string, pem = ours): string =>
    createHash(hash).update(new X509Certificate(pem.certificate).raw).digest("base64url");
  const url = (): string => `${opened.emulator.url}/${opened.emulator.tenantId}/oauth2/v2.0/token`;

  interface Signing {
    readonly header?: object;
    readonly claims?: Record<string, unknown>;
    readonly key?: KeyObject | Uint8Array;
  }

  const sign = (given: Signing): Promise<string> => {
    const seconds = Math.floor(opened.emulator.clock.now().getTime() / 1000);
    const claims = {
      aud: url(),
      iss: SIGNER.clientId,
      sub: SIGNER.clientId,
      jti: "1",
      nbf: seconds,
      exp: seconds + 600,
      ...given.claims,
    };
    return new SignJWT(claims)
      .setProtectedHeader({
        alg: "PS256",
        typ: "JWT",
        "x5t#S256": print("sha256"),
        ...given.header,
      })
      .sign(given.key ?? key());
  };

  const present = async (signing: Signing = {}, query = "") =>
    ask(
      {
        client_id: SIGNER.clientId,
        client_secret: undefined,
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: await sign(signing),
      },
      undefined,
      query,
    );

  it.each([
    ["PS256", {}],
    ["RS256", { header: { alg: "RS256" } }],
    [
      "RS256 and the older thumbprint",
      { header: { alg: "RS256", "x5t#S256": undefined, x5t: print("sha1") } },
    ],
  ])("is taken with %s", async (_what, signing) => {
    expect((await present(signing)).body).toMatchObject({ token_type: "Bearer" });
  });

  it("is made out to the endpoint without its query", async () => {
    const query = "?slice=x";
    expect((await present({}, query)).status).toBe(200);
    const withQuery = { claims: { aud: url() + query } };
    expect(refused(await present(withQuery, query))).toEqual([401, "invalid_client", 700023]);
  });

  it("may come from a clock that is five minutes ahead or behind", async () => {
    const seconds = Math.floor(opened.emulator.clock.now().getTime() / 1000);
    expect((await present({ claims: { nbf: seconds + 290 } })).status).toBe(200);
    expect((await present({ claims: { exp: seconds - 290 } })).status).toBe(200);
    expect(refused(await present({ claims: { nbf: seconds + 310 } }))[2]).toBe(700024);
    expect(refused(await present({ claims: { exp: seconds - 310 } }))[2]).toBe(700024);
  });

  it.each([
    ["for another endpoint", { claims: { aud: "https://login.example/token" } }, 700023],
    ["from another app", { claims: { iss: "x" } }, 700021],
    ["about another app", { claims: { sub: "x" } }, 700021],
    ["that has expired", { claims: { exp: 1_000 } }, 700024],
    ["that is not valid yet", { claims: { nbf: 32_503_680_000 } }, 700024],
    ["without an end", { claims: { exp: undefined } }, 700024],
    ["without an id", { claims: { jti: undefined } }, 50027],
    ["of another certificate", { header: { "x5t#S256": print("sha256", other) } }, 700027],
    ["without a thumbprint", { header: { "x5t#S256": undefined } }, 700027],
    ["signed with another key", { key: key(other) }, 700027],
    ["signed with a shared key", { header: { alg: "HS256" }, key: Buffer.alloc(32) }, 700027],
    ["signed by PS512", { header: { alg: "PS512" } }, 700027],
  ])("is refused %s", async (_what, signing, aadsts) => {
    expect(refused(await present(signing))).toEqual([401, "invalid_client", aadsts]);
  });

  it("is refused once the certificate has expired", async () => {
    opened.emulator.clock.advance(31 * DAY);
    expect(refused(await present())).toEqual([401, "invalid_client", 700027]);
  });

  it.each([
    [{ client_assertion_type: ASSERTION_TYPE, client_assertion: "no.j.wt" }, 401, 50027],
    [{ client_assertion: "x" }, 400, 900144],
    [{ client_assertion_type: "x", client_assertion: "x" }, 400, 9002313],
  ])("is refused as %j", async (form, status, aadsts) => {
    const reply = refused(await ask({ client_secret: undefined, ...form }));
    expect([reply[0], reply[2]]).toEqual([status, aadsts]);
  });
});

/** Sends the browser to sign in. */
const browse = (query: Form = {}, tenant = "common"): Promise<Response> => {
  const all = params({
    client_id: opened.emulator.clientId,
    response_type: "code",
    redirect_uri: CALLBACK,
    scope: "User.Read.All offline_access",
    state: "s",
    ...query,
  });
  return fetch(`${opened.emulator.url}/${tenant}/oauth2/v2.0/authorize?${all}`, {
    redirect: "manual",
  });
};

const code = async (query: Form = {}): Promise<string> =>
  new URL((await browse(query)).headers.get("location") ?? "").searchParams.get("code") ?? "";

const redeem = (text: string, form: Form = {}) =>
  ask(
    {
      grant_type: "authorization_code",
      code: text,
      redirect_uri: CALLBACK,
      scope: undefined,
      ...form,
    },
    "common",
  );

describe("the way to a code", () => {
  it.each([
    ["another redirect URI", { redirect_uri: "https://evil.example/callback" }, 50011],
    ["a longer redirect URI", { redirect_uri: `${CALLBACK}/x` }, 50011],
    ["no redirect URI", { redirect_uri: undefined }, 900971],
    ["an unknown app", { client_id: "x" }, 700016],
    ["no app", { client_id: undefined }, 900144],
  ])("ends at a page for %s", async (_what, query, aadsts) => {
    const response = await browse(query);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringMatching(`^AADSTS${aadsts}: `),
    ]);
  });

  it("ends at a page for another tenant", async () => {
    expect(await (await browse({}, "nowhere.example")).text()).toMatch(/^AADSTS90002: /);
  });

  it.each([
    ["no response type", { response_type: undefined }, "invalid_request", 900144],
    ["an id token", { response_type: "id_token" }, "unsupported_response_type", 700054],
    ["no scope", { scope: undefined }, "invalid_request", 900144],
    ["a scope of odd letters", { scope: "User.Read,Group" }, "invalid_scope", 70011],
    ["another resource", { scope: "https://vault.azure.net/x" }, "invalid_resource", 500011],
    ["a short challenge", { code_challenge: "x" }, "invalid_request", 501491],
    [
      "an odd challenge",
      { code_challenge: CHALLENGE, code_challenge_method: "S512" },
      "invalid_request",
      9002313,
    ],
  ])("leads back with an error for %s", async (_what, query, error, aadsts) => {
    const back = new URL((await browse(query)).headers.get("location") ?? "");
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error,
      error_description: expect.stringMatching(`^AADSTS${aadsts}: `),
      state: "s",
    });
    expect(back.origin + back.pathname).toBe(CALLBACK);
  });

  it("leads to any port of this machine", async () => {
    const redirect_uri = "http://localhost:51234/callback";
    expect((await browse({ redirect_uri })).headers.get("location")).toMatch(
      /^http:\/\/localhost:51234\/callback\?code=/,
    );
  });

  it("leads back behind a hash or by a form, when asked to", async () => {
    const hash = (await browse({ response_mode: "fragment" })).headers.get("location");
    expect(hash).toMatch(/callback#code=[\w-]+&state=s$/);
    const page = await (await browse({ response_mode: "form_post", state: '"<' })).text();
    expect(page).toContain(`action="${CALLBACK}"`);
    expect(page).toContain('name="state" value="&#34;&#60;"');
  });
});

describe("a code", () => {
  it("is good once, for the app and the URI it was asked for with", async () => {
    const text = await code();
    expect(refused(await redeem(text, { redirect_uri: "http://localhost" }))[2]).toBe(500112);
    expect(refused(await redeem(text, { redirect_uri: undefined }))[2]).toBe(900144);
    const { clientId: client_id, clientSecret: client_secret } = SIGNER;
    expect(refused(await redeem(text, { client_id, client_secret }))[2]).toBe(70000);
    expect(refused(await redeem(text, { client_secret: undefined }))[2]).toBe(7000218);
    expect((await redeem(text)).body).toMatchObject({
      token_type: "Bearer",
      expires_in: 3599,
      scope: "User.Read.All offline_access",
      refresh_token: expect.any(String),
    });
    expect(refused(await redeem(text))).toEqual([400, "invalid_grant", 54005]);
    expect(refused(await redeem("x"))).toEqual([400, "invalid_grant", 9002313]);
  });

  it("is good for ten minutes", async () => {
    const text = await code();
    opened.emulator.clock.advance(10 * MINUTE);
    expect(refused(await redeem(text))).toEqual([400, "invalid_grant", 70008]);
  });

  it.each([
    ["S256", CHALLENGE],
    ["plain", VERIFIER],
  ])("with a challenge by %s wants its verifier", async (code_challenge_method, code_challenge) => {
    const text = await code({ code_challenge, code_challenge_method });
    const wrong = [undefined, "w".repeat(43), code_challenge_method === "S256" ? CHALLENGE : ""];
    for (const code_verifier of wrong)
      expect(refused(await redeem(text, { code_verifier }))[2]).toBe(501481);
    expect((await redeem(text, { code_verifier: VERIFIER })).status).toBe(200);
  });

  it("without a challenge takes no verifier", async () => {
    expect(refused(await redeem(await code(), { code_verifier: VERIFIER }))[2]).toBe(501481);
  });
});

describe("a refresh token", () => {
  const refresh = (refresh_token: string, form: Form = {}) =>
    ask({ grant_type: "refresh_token", refresh_token, scope: undefined, ...form }, "common");

  it("gives new tokens, and what was consented to only", async () => {
    const first = (await redeem(await code())).body;
    const second = (await refresh(first.refresh_token, { scope: "User.Read.All" })).body;
    expect(second).toMatchObject({ scope: "User.Read.All", refresh_token: expect.any(String) });
    expect(second.access_token).not.toBe(first.access_token);
    expect((await refresh(second.refresh_token)).status).toBe(200);
    expect(refused(await refresh(first.refresh_token, { scope: "Group.Read.All" }))).toEqual([
      400,
      "invalid_grant",
      65001,
    ]);
    const read = (path: string) =>
      fetch(`${opened.emulator.url}/v1.0/${path}`, {
        headers: { Authorization: `Bearer ${second.access_token}` },
      });
    expect((await read("users")).status).toBe(200);
    expect((await read("groups")).status).toBe(403);
  });

  it("is not given without offline_access", async () => {
    const { body } = await redeem(await code({ scope: "https://graph.microsoft.com/User.Read" }));
    expect(body).not.toHaveProperty("refresh_token");
  });

  it("is of one app, and ends after 90 days", async () => {
    const { refresh_token } = (await redeem(await code())).body;
    const { clientId: client_id, clientSecret: client_secret } = SIGNER;
    expect(refused(await refresh(refresh_token, { client_id, client_secret }))[2]).toBe(70000);
    expect(refused(await refresh("x"))).toEqual([400, "invalid_grant", 70000]);
    opened.emulator.clock.advance(90 * DAY);
    expect(refused(await refresh(refresh_token))).toEqual([400, "invalid_grant", 700082]);
  });
});

describe("an access token says of itself", () => {
  it("which app in which tenant, with which roles", async () => {
    const { clientId: client_id, clientSecret: client_secret, roles } = SIGNER;
    const { body } = await ask({ client_id, client_secret });
    expect(decodeJwt(body.access_token)).toMatchObject({
      tid: opened.emulator.tenantId,
      appid: client_id,
      idtyp: "app",
      roles,
      exp: Math.floor(opened.emulator.clock.now().getTime() / 1000) + 3599,
    });
    expect(decodeJwt(body.access_token)).not.toHaveProperty("scp");
  });

  it("which person signed in, with which scopes", async () => {
    const scope = "https://graph.microsoft.com/User.Read Group.Read.All offline_access";
    const claims = decodeJwt((await redeem(await code({ scope }))).body.access_token);
    const [person] = opened.emulator.directory.all("user");
    expect(claims).toMatchObject({
      appid: opened.emulator.clientId,
      oid: person?.id,
      upn: person?.userPrincipalName,
      scp: "User.Read Group.Read.All",
    });
    expect(claims).not.toHaveProperty("roles");
  });
});
