import { InputError } from "../graph";

/** Real line ends, where they were pasted as `\n`; and what base64 around a PEM hides. */
const unwrapped = (text: string): string => {
  const plain = text.trim().replaceAll("\\r", "").replaceAll("\\n", "\n");
  if (plain.includes("-----BEGIN")) return plain;
  const inner = Buffer.from(plain, "base64").toString("utf8");
  return inner.includes("-----BEGIN") ? inner : plain;
};

export const isPem = (text: string): boolean => unwrapped(text).includes("-----BEGIN");

/** The bytes of base64 without a frame, as the portal and Key Vault give it. */
export const decoded = (text: string): Buffer =>
  Buffer.from(unwrapped(text).replace(/\s+/g, ""), "base64");

const BLOCK = /(-----BEGIN ([A-Z0-9 ]+)-----)([\s\S]*?)(-----END [A-Z0-9 ]+-----)/g;

/** The lines of a block that lost its line ends; one with headers of its own keeps what it has. */
const lines = (body: string): string =>
  /^\s*Proc-Type:/.test(body) ? body.trim() : body.trim().replace(/\s+/g, "\n");

/** The blocks of a PEM whose name ends so (`CERTIFICATE`, `PRIVATE KEY`), in its order, each well formed. */
export const pemBlocks = (text: string, name: string): string[] =>
  [...unwrapped(text).matchAll(BLOCK)]
    .filter(([, , ofBlock = ""]) => ofBlock.endsWith(name))
    .map(([, begin = "", , body = "", end = ""]) => `${begin}\n${lines(body)}\n${end}\n`);

/** A PFX begins as a sequence whose first entry is the version 3. */
const isPfx = (bytes: Buffer): boolean =>
  bytes[0] === 0x30 && bytes.subarray(2, 8).includes(Buffer.from([0x02, 0x01, 0x03]));

/** Says of what people paste by mistake what it is, and what to paste instead. */
export const refuseOtherKinds = (label: "Certificate" | "Private Key", text: string): void => {
  const [wanted, other, field] =
    label === "Certificate"
      ? ["CERTIFICATE", "PRIVATE KEY", "Private Key"]
      : ["PRIVATE KEY", "CERTIFICATE", "Certificate"];
  if (/^(?:[0-9a-f]{2}[:\s]?){20}(?:(?:[0-9a-f]{2}[:\s]?){12})?$/i.test(text.trim()))
    throw new InputError(
      label,
      "is a thumbprint, which only names a certificate. Enter the contents of the PEM file",
    );
  if (isPem(text)) {
    if (pemBlocks(text, wanted).length === 0 && pemBlocks(text, other).length > 0)
      throw new InputError(label, `holds what belongs into ${field}. Swap the two`);
  } else if (isPfx(decoded(text)))
    throw new InputError(
      label,
      "is a PFX file. Make PEM of it, and enter its two parts: openssl pkcs12 -in app.pfx -nodes -out app.pem",
    );
};
