import { execFileSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { makeCertificate } from "../harness/makeCertificate";
import { openStage, type Stage } from "../harness/stage";

const HOUR = 3_600_000;

const ours = makeCertificate();
const other = makeCertificate();
const APP = {
  clientId: "22222222-2222-4222-8222-222222222222",
  clientSecret: "unused",
  roles: ["User.Read.All"],
  certificates: [ours.certificate],
};

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ apps: [APP] });
  stage.emulator.exchanges.length = 0;
});

afterEach(() => stage.close());

const connection = (more: Record<string, string> = {}) => ({
  key: "msEntraIdCertificate",
  configVarKey: "Certificate Connection",
  fields: {
    tenant: stage.emulator.tenantId,
    clientId: APP.clientId,
    ...ours,
    entraIdEndpoint: stage.emulator.url,
    baseUrl: stage.emulator.url,
    ...more,
  },
});

const list = (more: Record<string, string> = {}) =>
  stage.runner.runAction<{ value: unknown[] }>("listUsers", {
    connection: connection(more),
    $top: "1",
  });

/** A PFX of our certificate, made by openssl. */
const pfx = (): Buffer =>
  execFileSync("openssl", ["pkcs12", "-export", "-passout", "pass:x"], {
    input: `${ours.privateKey}${ours.certificate}`,
    stdio: "pipe",
  });

const encrypted = (): string =>
  createPrivateKey(ours.privateKey)
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: " secret x " })
    .toString();

const signIns = () => stage.emulator.exchanges.filter(({ url }) => url.includes("/token")).length;

it("signs in once for concurrent calls and keeps the token until shortly before it expires", async () => {
  const pages = await Promise.all([list(), list(), list()]);
  expect(pages.map(({ value }) => value.length)).toEqual([1, 1, 1]);
  expect(signIns()).toBe(1);
  stage.emulator.clock.advance(50 * 60_000);
  await list();
  expect(signIns()).toBe(1);
  stage.emulator.clock.advance(6 * 60_000);
  await list();
  expect(signIns()).toBe(2);
  stage.emulator.clock.advance(2 * HOUR);
  await list();
  expect(signIns()).toBe(3);
});

it("gets a new token when Graph refuses the one it has", async () => {
  await list();
  stage.emulator.expireTokens();
  await list();
  expect(signIns()).toBe(2);
});

it.each([
  [
    "line ends written out",
    () => ({
      certificate: ours.certificate.replaceAll("\n", "\\n"),
      privateKey: ours.privateKey.replaceAll("\n", "\\n"),
    }),
  ],
  [
    "everything on one line",
    () => ({
      certificate: ours.certificate.replaceAll("\n", " "),
      privateKey: ours.privateKey.replaceAll("\n", " "),
    }),
  ],
  [
    "base64 around it",
    () => ({
      certificate: Buffer.from(ours.certificate).toString("base64"),
      privateKey: Buffer.from(ours.privateKey).toString("base64"),
    }),
  ],
  [
    "Windows line ends",
    () => ({
      certificate: ours.certificate.replaceAll("\n", "\r\n"),
      privateKey: ours.privateKey.replaceAll("\n", "\r\n"),
    }),
  ],
  [
    "a PKCS #1 key",
    () => ({
      privateKey: createPrivateKey(ours.privateKey)
        .export({ type: "pkcs1", format: "pem" })
        .toString(),
    }),
  ],
  [
    "a chain that begins with another",
    () => ({ certificate: `${other.certificate}\n${ours.certificate}` }),
  ],
  [
    "base64 without its frame",
    () => ({
      certificate: ours.certificate.replace(/-----[^-]+-----|\s/g, ""),
      privateKey: ours.privateKey.replace(/-----[^-]+-----/g, ""),
    }),
  ],
  [
    "certificate and key in one text",
    () => {
      const both = `${ours.privateKey}${ours.certificate}`;
      return { certificate: both, privateKey: both };
    },
  ],
  [
    "an encrypted key and its passphrase",
    () => ({ privateKey: encrypted(), passphrase: " secret x " }),
  ],
  [
    "an old encrypted key",
    () => ({
      privateKey: createPrivateKey(ours.privateKey)
        .export({ type: "pkcs1", format: "pem", cipher: "aes-256-cbc", passphrase: " secret x " })
        .toString(),
      passphrase: " secret x ",
    }),
  ],
])("takes a certificate with %s", async (_what, fields) => {
  expect((await list(fields())).value).toHaveLength(1);
});

it.each([
  ["no certificate", { certificate: "hello" }, "Certificate: is not a PEM certificate"],
  ["an empty certificate", { certificate: "" }, "Certificate: is required"],
  ["no key", { privateKey: "hello" }, "Private Key: is not a PEM private key"],
  ["another key", { privateKey: other.privateKey }, "Private Key: does not belong to Certificate"],
  [
    "the wrong passphrase",
    { privateKey: encrypted(), passphrase: "no" },
    "Passphrase: does not open",
  ],
  [
    "a key for a certificate",
    { certificate: ours.privateKey },
    "Certificate: holds what belongs into Private Key",
  ],
  [
    "a certificate for a key",
    { privateKey: ours.certificate },
    "Private Key: holds what belongs into Certificate",
  ],
  ["a thumbprint", { certificate: `${"A1:".repeat(19)}A1` }, "Certificate: is a thumbprint"],
  ["a SHA-256 thumbprint", { certificate: "a1".repeat(32) }, "Certificate: is a thumbprint"],
  [
    "a PFX",
    { certificate: pfx().toString("base64") },
    "Certificate: is a PFX file. Make PEM of it, and enter its two parts: openssl pkcs12",
  ],
  ["a PFX for a key", { privateKey: pfx().toString("base64") }, "Private Key: is a PFX file"],
  ["no tenant", { tenant: "" }, "Tenant: is required"],
  [
    "a sign-in host that is not Microsoft's",
    { entraIdEndpoint: "https://login.evil.example" },
    "Sign-in Endpoint: must be one of https://login.microsoftonline.com",
  ],
])(
  "refuses %s as an error of the connection, without a request",
  async (_what, fields, problem) => {
    const error = await list(fields).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: "ConnectionError",
      connection: { key: "msEntraIdCertificate", fields: {} },
    });
    expect((error as Error).message).toContain(problem);
    expect(stage.emulator.exchanges).toEqual([]);
  },
);

it("refuses an elliptic curve key, an expired certificate and an encrypted key", async () => {
  const curve = makeCertificate(30, "ec");
  await expect(list({ ...curve })).rejects.toThrow("Private Key: must be an RSA key");
  await expect(list({ privateKey: encrypted() })).rejects.toThrow(
    "Private Key: is protected by a passphrase. Enter it in Passphrase",
  );
  stage.emulator.clock.advance(60 * 24 * HOUR);
  await expect(list({ ...makeCertificate(1) })).rejects.toThrow(
    /^Certificate: expired on \d{4}-\d{2}-\d{2}$/,
  );
});

it.each([
  [
    "a certificate that is not registered",
    () => ({ ...other }),
    /AADSTS700027: .* Upload it under Certificates & secrets/,
  ],
  [
    "an unknown tenant",
    () => ({ tenant: "nowhere.example" }),
    /AADSTS90002: Tenant 'nowhere\.example' not found\. .* Check Tenant: no directory has/,
  ],
  [
    "an unknown app",
    () => ({ clientId: "33333333-3333-4333-8333-333333333333" }),
    /AADSTS700016: .* Check Client ID and Tenant/,
  ],
])("says what to do about %s", async (_what, fields, problem) => {
  const error = await list(fields()).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ConnectionError" });
  expect((error as Error).message).toMatch(problem);
  const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
  for (const secret of ["PRIVATE KEY", "client_assertion", "eyJ"])
    expect(everything).not.toContain(secret);
});

it("does not keep a refusal", async () => {
  const fields = { clientId: "44444444-4444-4444-8444-444444444444" };
  await expect(list(fields)).rejects.toThrow("AADSTS700016");
  await expect(list(fields)).rejects.toThrow("AADSTS700016");
  expect(signIns()).toBe(2);
});
