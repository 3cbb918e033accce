import { createHash, createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { InputError } from "../graph";

export interface SigningCertificate {
  readonly key: KeyObject;
  /** SHA-256 of the certificate's DER, base64url: the `x5t#S256` of the assertion. */
  readonly thumbprint: string;
}

/**
 * A PEM as people paste it: with real line ends, with `\n` written out, on one line with spaces, or
 * wrapped once more in base64.
 */
const normalPem = (text: string): string => {
  const plain = text.trim().replaceAll("\\r", "").replaceAll("\\n", "\n");
  const pem = plain.includes("-----BEGIN") ? plain : Buffer.from(plain, "base64").toString("utf8");
  return pem.replace(
    /(-----BEGIN [A-Z0-9 ]+-----)([\s\S]*?)(-----END [A-Z0-9 ]+-----)/g,
    (_all, begin: string, body: string, end: string) =>
      `${begin}\n${body.trim().replace(/\s+/g, "\n")}\n${end}\n`,
  );
};

const readCertificate = (pem: string): X509Certificate => {
  try {
    return new X509Certificate(normalPem(pem));
  } catch {
    throw new InputError("Certificate", "is not a PEM certificate (-----BEGIN CERTIFICATE-----)");
  }
};

const readKey = (pem: string): KeyObject => {
  const text = normalPem(pem);
  if (text.includes("ENCRYPTED")) {
    throw new InputError("Private Key", "is protected by a passphrase. Enter it without one");
  }
  try {
    return createPrivateKey(text);
  } catch {
    throw new InputError("Private Key", "is not a PEM private key (-----BEGIN PRIVATE KEY-----)");
  }
};

/** Reads and checks a certificate and its key, before anything is sent. */
export const signingCertificate = (
  certificatePem: string,
  keyPem: string,
  now: Date,
): SigningCertificate => {
  const certificate = readCertificate(certificatePem);
  const key = readKey(keyPem);
  if (key.asymmetricKeyType !== "rsa") {
    throw new InputError(
      "Private Key",
      "must be an RSA key, the only kind that Microsoft Entra takes",
    );
  }
  if (!certificate.checkPrivateKey(key)) {
    throw new InputError("Private Key", "does not belong to Certificate");
  }
  if (Date.parse(certificate.validTo) <= now.getTime()) {
    throw new InputError(
      "Certificate",
      `expired on ${new Date(certificate.validTo).toISOString().slice(0, 10)}`,
    );
  }
  return { key, thumbprint: createHash("sha256").update(certificate.raw).digest("base64url") };
};
