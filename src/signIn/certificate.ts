import { createHash, type KeyObject, X509Certificate } from "node:crypto";
import { InputError } from "../graph";
import { decoded, isPem, pemBlocks, refuseOtherKinds } from "./pem";
import { readPrivateKey } from "./privateKey";

export interface SigningCertificate {
  readonly key: KeyObject;
  /** SHA-256 of the certificate's DER, base64url: the `x5t#S256` of the assertion. */
  readonly thumbprint: string;
}

const LABEL = "Certificate";

/** The certificates of a PEM, which may be a whole chain, or the one of base64 without a frame. */
const readCertificates = (text: string): X509Certificate[] => {
  refuseOtherKinds(LABEL, text);
  try {
    return isPem(text)
      ? pemBlocks(text, "CERTIFICATE").map((block) => new X509Certificate(block))
      : [new X509Certificate(decoded(text))];
  } catch {
    return [];
  }
};

/** Reads and checks a certificate and its key, before anything is sent. */
export const signingCertificate = (
  inputs: { certificate: string; privateKey: string; passphrase: string },
  now: Date,
): SigningCertificate => {
  const chain = readCertificates(inputs.certificate);
  if (chain.length === 0)
    throw new InputError(LABEL, "is not a PEM certificate (-----BEGIN CERTIFICATE-----)");
  const key = readPrivateKey(inputs.privateKey, inputs.passphrase);
  if (key.asymmetricKeyType !== "rsa") {
    throw new InputError(
      "Private Key",
      "must be an RSA key, the only kind that Microsoft Entra takes",
    );
  }
  // A chain may begin with the certificate or with the authority that issued it.
  const certificate = chain.find((candidate) => candidate.checkPrivateKey(key));
  if (certificate === undefined)
    throw new InputError("Private Key", "does not belong to Certificate");
  if (Date.parse(certificate.validTo) <= now.getTime()) {
    throw new InputError(
      LABEL,
      `expired on ${new Date(certificate.validTo).toISOString().slice(0, 10)}`,
    );
  }
  return { key, thumbprint: createHash("sha256").update(certificate.raw).digest("base64url") };
};
