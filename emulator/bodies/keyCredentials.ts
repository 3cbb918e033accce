import { createHash, randomUUID, X509Certificate } from "node:crypto";
import { facts, type Kind } from "../kinds";
import { invalid } from "./values";

type KeyCredential = Readonly<Record<string, string | null | undefined>>;

/** What Graph reads in a certificate; none of a key that is no certificate. */
const ofCertificate = ({ type, key }: KeyCredential, refused: () => Error): KeyCredential => {
  if (type !== "AsymmetricX509Cert" || key == null) return {};
  try {
    const { raw, validFrom, validTo } = new X509Certificate(Buffer.from(key, "base64"));
    return {
      customKeyIdentifier: createHash("sha1").update(raw).digest("base64"),
      startDateTime: new Date(validFrom).toISOString(),
      endDateTime: new Date(validTo).toISOString(),
    };
  } catch {
    throw refused();
  }
};

/** Without the values that say nothing. */
const given = (credential: KeyCredential): KeyCredential =>
  Object.fromEntries(Object.entries(credential).filter(([, value]) => value != null));

/**
 * The keys of a body as they are kept: each with an id and its time. One that names the id of a key that is
 * there may leave out what reads never show, the key itself.
 * @see https://learn.microsoft.com/graph/api/resources/keycredential
 */
export const withKeys = <T extends Readonly<Record<string, unknown>>>(
  kind: Kind,
  body: T,
  before: unknown = [],
): T => {
  if (!Array.isArray(body.keyCredentials)) return body;
  const known = new Map((before as KeyCredential[]).map((one) => [one.keyId, one]));
  const refused = () => invalid("keyCredentials", facts[kind].title);
  const keyCredentials = (body.keyCredentials as KeyCredential[]).map((credential) => {
    const keyId = credential.keyId?.toLowerCase() ?? randomUUID();
    const own = { ...known.get(keyId), ...given(credential), keyId };
    return { displayName: null, ...ofCertificate(own, refused), ...own };
  });
  return { ...body, keyCredentials };
};

/** What a read shows of them. */
export const withoutKeys = (keyCredentials: unknown): unknown =>
  Array.isArray(keyCredentials)
    ? keyCredentials.map((one: KeyCredential) => ({ ...one, key: null }))
    : keyCredentials;
