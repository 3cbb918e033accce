import { randomBytes, randomInt } from "node:crypto";
import type { Clock } from "../clock";
import type { App } from "./app";
import { malformed, SignInFault, wanted } from "./signInFault";

const SECONDS = 900;
/** The letters and digits that nobody mistakes for one another. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

interface DeviceCode {
  readonly clientId: string;
  readonly scope: string;
  /** Milliseconds of emulated time. */
  readonly expires: number;
}

/**
 * Codes for devices without a browser. Everybody agrees here, so that the first time a device asks it
 * gets its tokens.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
 */
export const createDeviceCodes = (clock: Clock) => {
  const codes = new Map<string, DeviceCode>();

  const begin = ({ clientId }: App, scope: string, origin: string): Record<string, unknown> => {
    const device_code = randomBytes(48).toString("base64url");
    const user_code = Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    const verification_uri = `${origin}/common/oauth2/deviceauth`;
    codes.set(device_code, { clientId, scope, expires: clock.now().getTime() + SECONDS * 1000 });
    return {
      user_code,
      device_code,
      verification_uri,
      expires_in: SECONDS,
      interval: 5,
      message: `To sign in, use a web browser to open the page ${verification_uri} and enter the code ${user_code} to authenticate.`,
    };
  };

  /** What was asked for with a code; once. */
  const redeem = (form: URLSearchParams, { clientId }: App): string => {
    const text = wanted(form, "device_code");
    const code = codes.get(text);
    if (code?.clientId !== clientId) throw malformed("invalid_grant");
    codes.delete(text);
    if (code.expires > clock.now().getTime()) return code.scope;
    throw new SignInFault(
      400,
      "expired_token",
      70020,
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    );
  };

  return { begin, redeem };
};

export type DeviceCodes = ReturnType<typeof createDeviceCodes>;
