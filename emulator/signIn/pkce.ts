import { createHash } from "node:crypto";
import { malformed, SignInFault } from "./signInFault";

/** What a code was asked for with; the verifier that fits it redeems the code. */
export interface Challenge {
  readonly value: string;
  readonly method: "plain" | "S256";
}

/** Between 43 and 128 unreserved characters: https://www.rfc-editor.org/rfc/rfc7636#section-4 */
const FORM = /^[\w.~-]{43,128}$/;

/** Reads the challenge of an authorize request; undefined without one. */
export const readChallenge = (query: URLSearchParams): Challenge | undefined => {
  const value = query.get("code_challenge");
  const method = query.get("code_challenge_method") ?? "plain";
  if (value === null) {
    if (query.has("code_challenge_method")) throw malformed("invalid_request");
    return undefined;
  }
  if (method !== "plain" && method !== "S256") throw malformed("invalid_request");
  if (!FORM.test(value)) {
    throw new SignInFault(
      400,
      "invalid_request",
      501491,
      "Invalid size of Code_Challenge parameter.",
    );
  }
  return { value, method };
};

const derived = (verifier: string, method: Challenge["method"]): string =>
  method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");

/** A code with a challenge wants its verifier, and one without takes none. */
export const checkVerifier = (challenge: Challenge | undefined, form: URLSearchParams): void => {
  const verifier = form.get("code_verifier");
  const fits =
    challenge === undefined
      ? verifier === null
      : verifier !== null && derived(verifier, challenge.method) === challenge.value;
  if (fits) return;
  throw new SignInFault(
    400,
    "invalid_grant",
    501481,
    "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  );
};
