import type { ConnectionValue, Runner } from "../runner";
import type { World } from "./world/world";

/** How long before its end a token is renewed, as the platform does. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** The playground's one connection, signed in when it is first used and again before its token ends. */
export const createConnection = (world: World, runner: Runner) => {
  let current: { value: ConnectionValue; endsAt: number } | undefined;

  const signIn = async (): Promise<ConnectionValue> => {
    const value = await world.connect(runner);
    const seconds = Number(value.token?.expires_in ?? Number.POSITIVE_INFINITY);
    current = { value, endsAt: world.now().getTime() + seconds * 1000 - RENEW_BEFORE_MS };
    return value;
  };

  return {
    signedIn: (): Promise<ConnectionValue> =>
      current === undefined || current.endsAt <= world.now().getTime()
        ? signIn()
        : Promise.resolve(current.value),
    /** What of it must not be shown. */
    secrets: (): string[] => [
      ...world.secrets,
      ...[current?.value.token?.access_token].filter((token) => typeof token === "string"),
    ],
  };
};

export type PlaygroundConnection = ReturnType<typeof createConnection>;
