import { KeyObject, randomBytes, webcrypto, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";

/** What a server shows, and the CA that clients must trust for it. All PEM. */
export interface Certificates {
  readonly ca: string;
  readonly caFile: string;
  readonly cert: string;
  readonly key: string;
}

const DAY = 86_400_000;
const LIFE = 365 * DAY;

const LOOPBACK = ["localhost", "127.0.0.1", "::1"];

const names = (folder: string) =>
  ["ca.pem", "server.pem", "server-key.pem"].map((name) => join(resolve(folder), name));

const isGood = (certificate: X509Certificate, host: string): boolean =>
  (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;

/** What the folder has, unless it is missing, about to expire, or for other hosts. */
const kept = (folder: string, hosts: readonly string[]): Certificates | undefined => {
  const files = names(folder);
  if (!files.every((file) => existsSync(file))) return undefined;
  const [ca = "", cert = "", key = ""] = files.map((file) => readFileSync(file, "utf8"));
  const server = new X509Certificate(cert);
  const fits =
    Date.parse(server.validTo) > Date.now() + DAY &&
    server.verify(new X509Certificate(ca).publicKey) &&
    hosts.every((host) => isGood(server, host));
  return fits ? { ca, caFile: files[0] ?? "", cert, key } : undefined;
};

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** Both certificates, and the key of the server. */
const sign = async (hosts: readonly string[]) => {
  // What the library wants to find: https://github.com/PeculiarVentures/x509#installation
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const [caKeys, keys] = [await newKeys(), await newKeys()];
  const shared = {
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + LIFE),
  };
  const { KeyUsageFlags: usage, ExtendedKeyUsage: extended } = x509;
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...shared,
    // Clients would confuse two CAs of one name.
    name: `CN=Microsoft Graph emulator ${randomBytes(4).toString("hex")}`,
    keys: caKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(usage.keyCertSign | usage.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const server = await x509.X509CertificateGenerator.create({
    ...shared,
    subject: "CN=localhost",
    issuer: ca.subject,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(usage.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([extended.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((value) => ({
          type: isIP(value) === 0 ? ("dns" as const) : ("ip" as const),
          value,
        })),
      ),
      // Python wants both: https://docs.python.org/3/library/ssl.html#ssl.VERIFY_X509_STRICT
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const key = KeyObject.from(keys.privateKey).export({ type: "pkcs8", format: "pem" });
  return { ca: ca.toString("pem"), cert: server.toString("pem"), key: String(key) };
};

const make = async (folder: string, hosts: readonly string[]): Promise<Certificates> => {
  const made = await sign(hosts);
  const [caFile = "", certFile = "", keyFile = ""] = names(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(caFile, made.ca);
  writeFileSync(certFile, made.cert);
  writeFileSync(keyFile, made.key, { mode: 0o600 });
  return { ...made, caFile };
};

/**
 * The certificate of an HTTPS server on this machine, and its CA. Both stay in a folder and are good for
 * a year, so that a client trusts them once. The key of the CA is kept nowhere: it signs this one
 * certificate, and nobody can sign another.
 *
 * @param hosts More names than those of loopback.
 */
export const openCertificates = async (
  folder: string,
  hosts: readonly string[] = [],
): Promise<Certificates> => {
  const all = [...LOOPBACK, ...hosts];
  return kept(folder, all) ?? make(folder, all);
};
