import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { App } from "./app";
import { type Challenge, checkVerifier } from "./pkce";
import { malformed, SignInFault, wanted } from "./signInFault";

export interface Code {
  readonly clientId: string;
  /** Who signed in. */
  readonly personId: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly redirectUri: string;
  readonly challenge: Challenge | undefined;
  /** Milliseconds of emulated time. */
  readonly expires: number;
}

const CODE_MS = 600_000;

const invalidGrant = (aadsts: number, message: string): SignInFault =>
  new SignInFault(400, "invalid_grant", aadsts, message);

/** Authorization codes: for ten minutes, once, for the app and the URI that they were asked for with. */
export const createCodes = (clock: Clock) => {
  const codes = new Map<string, Code>();
  const redeemed = new Set<string>();

  const keep = (code: Omit<Code, "expires">): string => {
    const text = randomBytes(24).toString("base64url");
    codes.set(text, { ...code, expires: clock.now().getTime() + CODE_MS });
    return text;
  };

  const redeem = (form: URLSearchParams, { clientId }: App): Code => {
    const text = wanted(form, "code");
    if (redeemed.has(text)) {
      throw invalidGrant(
        54005,
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
      );
    }
    const code = codes.get(text);
    if (code === undefined) throw malformed("invalid_grant");
    if (code.clientId !== clientId)
      throw invalidGrant(70000, "Provided grant is invalid or malformed.");
    if (code.expires <= clock.now().getTime()) {
      throw invalidGrant(
        70008,
        "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
      );
    }
    const redirectUri = wanted(form, "redirect_uri");
    if (redirectUri !== code.redirectUri) {
      throw new SignInFault(
        400,
        "invalid_client",
        500112,
        `The reply address '${redirectUri}' does not match the reply address '${code.redirectUri}' provided when requesting Authorization code.`,
      );
    }
    checkVerifier(code.challenge, form);
    redeemed.add(text);
    return code;
  };

  return { keep, redeem };
};

export type Codes = ReturnType<typeof createCodes>;
