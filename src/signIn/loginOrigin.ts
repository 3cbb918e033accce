import { clouds, InputError } from "../graph";

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * The sign-in host that a connection names. It gets an assertion that is as good as a password, so
 * only Microsoft's own hosts are taken, and loopback for the emulator.
 */
export const loginOrigin = (endpoint: string): string => {
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : "";
  if (clouds.some(({ login }) => login === origin) || LOOPBACK.test(origin)) return origin;
  throw new InputError(
    "Sign-in Endpoint",
    `must be one of ${[...new Set(clouds.map(({ login }) => login))].join(", ")}`,
  );
};
