import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

const make = async () => {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  return { kid: randomUUID(), privateKey, jwk: await exportJWK(publicKey) };
};

/** The key that signs id tokens. It is made when the first one asks for it: that takes a moment. */
export const createSigningKey = () => {
  let made: ReturnType<typeof make> | undefined;
  const key = () => {
    made ??= make();
    return made;
  };

  const sign = async (claims: JWTPayload): Promise<string> => {
    const { kid, privateKey } = await key();
    return new SignJWT(claims)
      .setProtectedHeader({ typ: "JWT", alg: "RS256", kid })
      .sign(privateKey);
  };

  /** What everybody may know of it: https://www.rfc-editor.org/rfc/rfc7517#section-5 */
  const jwks = async (issuer: string) => {
    const { kid, jwk } = await key();
    return { keys: [{ ...jwk, use: "sig", kid, issuer }] };
  };

  return { sign, jwks };
};

export type SigningKey = ReturnType<typeof createSigningKey>;
