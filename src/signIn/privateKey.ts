import { createPrivateKey, type KeyObject } from "node:crypto";
import { InputError } from "../graph";
import { decoded, isPem, pemBlocks, refuseOtherKinds } from "./pem";

const LABEL = "Private Key";

const fromDer = (der: Buffer): KeyObject => {
  try {
    return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  } catch {
    return createPrivateKey({ key: der, format: "der", type: "pkcs1" });
  }
};

/** Reads a private key: PEM, with or without a passphrase, or base64 without a frame. */
export const readPrivateKey = (text: string, passphrase: string): KeyObject => {
  refuseOtherKinds(LABEL, text);
  const [pem = ""] = pemBlocks(text, "PRIVATE KEY");
  const isEncrypted = pem.includes("ENCRYPTED");
  if (isEncrypted && passphrase === "")
    throw new InputError(LABEL, "is protected by a passphrase. Enter it in Passphrase");
  try {
    return isPem(text) ? createPrivateKey({ key: pem, passphrase }) : fromDer(decoded(text));
  } catch {
    throw isEncrypted
      ? new InputError("Passphrase", "does not open Private Key")
      : new InputError(LABEL, "is not a PEM private key (-----BEGIN PRIVATE KEY-----)");
  }
};
