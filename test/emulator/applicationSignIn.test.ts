import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { decodeJwt, SignJWT } from "jose";
import { makeCertificate } from "../harness/makeCertificate";
import { openEmulator } from "./openEmulator";

const GRAPH = "00000003-0000-0000-c000-000000000000";
const USER_READ_ALL = "df021288-bdef-4463-88db-98f22de89214";
const GROUP_READ_ALL = "5b567255-7703-4780-807c-7be8301ae99b";
const YEAR = 366 * 86_400_000;

const REGISTERED = { clientId: "expenses", clientSecret: "secret", roles: ["User.Read.All"] };
const ours = makeCertificate();

let opened: Awaited<ReturnType<typeof openEmulator>>;
let appId: string;
let objectId: string;

const post = (path: string, body: unknown) => opened.call("POST", `/v1.0/${path}`, { body });
const patch = (path: string, body: unknown) => opened.call("PATCH", `/v1.0/${path}`, { body });

beforeEach(async () => {
  opened = await openEmulator({ apps: [REGISTERED], users: 3, groups: 1 });
  const { body } = await post("applications", { displayName: "Payroll" });
  ({ appId, id: objectId } = body);
});

afterEach(() => opened.emulator.close());

const install = async (): Promise<string> => (await post("servicePrincipals", { appId })).body.id;

const addPassword = async (more = {}, at = `applications/${objectId}`) =>
  (await post(`${at}/addPassword`, { passwordCredential: more })).body;

const assign = async (principalId: string, appRoleId: string) => {
  const graph = (await opened.call("GET", `/v1.0/servicePrincipals(appId='${GRAPH}')`)).body.id;
  const wish = { principalId, resourceId: graph, appRoleId };
  return (await post(`servicePrincipals/${graph}/appRoleAssignedTo`, wish)).body.id as string;
};

const signIn = (clientSecret: string, more: Record<string, string> = {}) =>
  opened.token({ clientId: appId, clientSecret }, more);

const rolesOf = async (clientSecret: string) =>
  decodeJwt((await signIn(clientSecret)).body.access_token).roles;

const refusal = async (clientSecret: string) => {
  const { status, body } = await signIn(clientSecret);
  return [status, body.error, body.error_codes?.[0]];
};

/** Signs in with a certificate in place of a secret. */
const signInByKey = async () => {
  const { emulator } = opened;
  const now = Math.floor(emulator.clock.now().getTime() / 1000);
  const thumbprint = createHash("sha256").update(new X509Certificate(ours.certificate).raw);
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: "PS256", "x5t#S256": thumbprint.digest("base64url") })
    .setAudience(`${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`)
    .setIssuer(appId)
    .setSubject(appId)
    .setJti(crypto.randomUUID())
    .setNotBefore(now)
    .setExpirationTime(now + 300)
    .sign(createPrivateKey(ours.privateKey));
  const response = await fetch(`${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      client_id: appId,
      grant_type: "client_credentials",
      scope: "https://graph.microsoft.com/.default",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    }),
  });
  const body = (await response.json()) as { error_codes?: number[] };
  return { status: response.status, body };
};

const certificate = (more = {}) => ({
  type: "AsymmetricX509Cert",
  usage: "Verify",
  key: new X509Certificate(ours.certificate).raw.toString("base64"),
  ...more,
});

describe("an application that was made over Graph", () => {
  it("signs in with its secret, as its service principal, with the roles that it was assigned", async () => {
    const id = await install();
    const { secretText } = await addPassword();
    expect(await rolesOf(secretText)).toEqual([]);
    const assignment = await assign(id, USER_READ_ALL);
    await assign(id, GROUP_READ_ALL);
    const { body } = await signIn(secretText);
    expect(decodeJwt(body.access_token)).toMatchObject({
      appid: appId,
      app_displayname: "Payroll",
      oid: id,
      roles: ["User.Read.All", "Group.Read.All"],
    });
    await opened.call("DELETE", `/v1.0/servicePrincipals/${id}/appRoleAssignments/${assignment}`);
    expect(await rolesOf(secretText)).toEqual(["Group.Read.All"]);
    await opened.signIn({ clientId: appId, clientSecret: secretText });
    expect((await opened.call("GET", "/v1.0/groups")).status).toBe(200);
    expect((await opened.call("GET", "/v1.0/users")).status).toBe(403);
  });

  it("gets no permission by the role of another app, whatever its id", async () => {
    const id = await install();
    const appRole = { id: USER_READ_ALL, isEnabled: true, allowedMemberTypes: ["Application"] };
    const other = (await post("applications", { displayName: "O", appRoles: [appRole] })).body;
    const resourceId = (await post("servicePrincipals", { appId: other.appId })).body.id;
    const wish = { principalId: id, resourceId, appRoleId: USER_READ_ALL };
    expect((await post(`servicePrincipals/${resourceId}/appRoleAssignedTo`, wish)).status).toBe(
      201,
    );
    expect(await rolesOf((await addPassword()).secretText)).toEqual([]);
  });

  it("signs in with a secret of its service principal as well", async () => {
    const { secretText } = await addPassword({}, `servicePrincipals/${await install()}`);
    expect((await signIn(secretText)).status).toBe(200);
  });

  it("is refused without a service principal, and with one that is switched off", async () => {
    const { secretText } = await addPassword();
    expect(await refusal(secretText)).toEqual([401, "invalid_client", 7000229]);
    const id = await install();
    expect((await signIn(secretText)).status).toBe(200);
    await patch(`servicePrincipals/${id}`, { accountEnabled: false });
    expect(await refusal(secretText)).toEqual([400, "unauthorized_client", 7000112]);
    await patch(`servicePrincipals/${id}`, { accountEnabled: true });
    await opened.call("DELETE", `/v1.0/servicePrincipals/${id}`);
    expect(await refusal(secretText)).toEqual([401, "invalid_client", 7000229]);
  });

  it("is refused once it is deleted, though its service principal is left", async () => {
    await install();
    const { secretText } = await addPassword();
    await opened.call("DELETE", `/v1.0/applications/${objectId}`);
    expect(await refusal(secretText)).toEqual([400, "unauthorized_client", 700016]);
  });

  it("is refused with a secret that is removed, not begun or over", async () => {
    await install();
    const now = opened.emulator.clock.now().getTime();
    const at = (milliseconds: number) => new Date(now + milliseconds).toISOString();
    const removed = await addPassword();
    const later = await addPassword({ startDateTime: at(YEAR), endDateTime: at(3 * YEAR) });
    const sooner = await addPassword({ endDateTime: at(YEAR) });
    expect((await signIn(removed.secretText)).status).toBe(200);
    await post(`applications/${objectId}/removePassword`, { keyId: removed.keyId });
    expect(await refusal(removed.secretText)).toEqual([401, "invalid_client", 7000215]);
    expect(await refusal(later.secretText)).toEqual([401, "invalid_client", 7000215]);
    expect(await refusal(sooner.keyId)).toEqual([401, "invalid_client", 7000215]);
    opened.emulator.clock.advance(YEAR);
    expect((await signIn(later.secretText)).status).toBe(200);
    expect(await refusal(sooner.secretText)).toEqual([401, "invalid_client", 7000222]);
  });

  it("signs in with a certificate while it is among its keys", async () => {
    await install();
    expect((await signInByKey()).body.error_codes).toEqual([700027]);
    await patch(`applications/${objectId}`, { keyCredentials: [certificate()] });
    expect((await signInByKey()).status).toBe(200);
    await patch(`applications/${objectId}`, {
      keyCredentials: [certificate({ endDateTime: opened.emulator.clock.now().toISOString() })],
    });
    expect((await signInByKey()).body.error_codes).toEqual([700027]);
    const signing = certificate({ usage: "Sign" });
    await patch(`applications/${objectId}`, { keyCredentials: [signing] });
    expect((await signInByKey()).body.error_codes).toEqual([700027]);
    await patch(`applications/${objectId}`, { keyCredentials: [] });
    expect((await signInByKey()).body.error_codes).toEqual([700027]);
  });

  it("gets a service principal and its roles when an administrator consents", async () => {
    const redirectUri = "https://app.example/back";
    await patch(`applications/${objectId}`, {
      web: { redirectUris: [redirectUri] },
      requiredResourceAccess: [
        {
          resourceAppId: GRAPH,
          resourceAccess: [
            { id: USER_READ_ALL, type: "Role" },
            { id: GROUP_READ_ALL, type: "Scope" },
          ],
        },
      ],
    });
    const { secretText } = await addPassword();
    const query = new URLSearchParams({ client_id: appId, redirect_uri: redirectUri });
    const consent = () =>
      fetch(`${opened.emulator.url}/${opened.emulator.tenantId}/adminconsent?${query}`, {
        method: "POST",
        body: new URLSearchParams({ answer: "accept" }),
        redirect: "manual",
      });
    expect((await consent()).status).toBe(302);
    expect(await rolesOf(secretText)).toEqual(["User.Read.All"]);
    expect((await consent()).status).toBe(302);
    const { body } = await opened.call(
      "GET",
      `/v1.0/servicePrincipals(appId='${appId}')/appRoleAssignments`,
    );
    expect(body.value).toHaveLength(1);
  });
});

describe("an app that was registered with the emulator", () => {
  it("has a service principal, by which it is given further roles", async () => {
    const { body } = await opened.call("GET", "/v1.0/servicePrincipals(appId='expenses')");
    await assign(body.id, GROUP_READ_ALL);
    const token = decodeJwt((await opened.token(REGISTERED)).body.access_token);
    expect(token).toMatchObject({ oid: body.id, roles: ["User.Read.All", "Group.Read.All"] });
    await opened.call("DELETE", `/v1.0/servicePrincipals/${body.id}`);
    expect((await opened.token(REGISTERED)).body.error_codes).toEqual([7000229]);
  });

  it("has the same one in every emulator", async () => {
    const other = await openEmulator({ apps: [REGISTERED], users: 1 });
    try {
      const oid = async ({ token }: typeof opened) =>
        decodeJwt((await token(REGISTERED)).body.access_token).oid;
      expect(await oid(other)).toBe(await oid(opened));
    } finally {
      await other.emulator.close();
    }
  });
});

describe("the certificates of an application", () => {
  const keys = async (query = "") =>
    (await opened.call("GET", `/v1.0/applications/${objectId}${query}`)).body.keyCredentials;

  it("have the time and the thumbprint of the certificate, and show it only when one asks for it alone", async () => {
    await patch(`applications/${objectId}`, {
      keyCredentials: [certificate({ displayName: "C" })],
    });
    const { raw, validTo } = new X509Certificate(ours.certificate);
    expect(await keys()).toEqual([
      {
        displayName: "C",
        type: "AsymmetricX509Cert",
        usage: "Verify",
        key: null,
        keyId: expect.any(String),
        customKeyIdentifier: createHash("sha1").update(raw).digest("base64"),
        startDateTime: expect.any(String),
        endDateTime: new Date(validTo).toISOString(),
      },
    ]);
    expect((await keys("?$select=keyCredentials"))[0].key).toBe(certificate().key);
    const list = await opened.call("GET", "/v1.0/applications?$select=id,keyCredentials");
    const delta = await opened.call("GET", "/v1.0/applications/delta");
    for (const { value } of [list.body, delta.body]) {
      const found = value.find(({ id }: { id: string }) => id === objectId);
      expect(found.keyCredentials[0].key).toBeNull();
    }
  });

  it("stay when they are sent back as they were read, with another beside them", async () => {
    await install();
    await patch(`applications/${objectId}`, { keyCredentials: [certificate()] });
    const read = await keys();
    const saml = { type: "X509CertAndPassword", usage: "Sign", key: "AAAA" };
    await patch(`applications/${objectId}`, { keyCredentials: [...read, saml] });
    expect((await keys())[0]).toEqual(read[0]);
    expect(await keys()).toHaveLength(2);
    expect((await signInByKey()).status).toBe(200);
  });

  it("are refused when they are none", async () => {
    const { status } = await patch(`applications/${objectId}`, {
      keyCredentials: [certificate({ key: "AAAA" })],
    });
    expect(status).toBe(400);
  });
});
