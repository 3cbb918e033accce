import { resolve } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { createPlayground, type Playground } from "../../playground/playground";
import { createServer } from "../../playground/server";
import { emulatorWorld } from "../../playground/world/emulatorWorld";
import { tenantWorld } from "../../playground/world/tenantWorld";
import type { World } from "../../playground/world/world";

const bundle = resolve(__dirname, "../../dist/index.js");
const HOST = "127.0.0.1:4600";

export interface Page {
  readonly playground: Playground;
  /** Asks the API as the page does, and gives status and JSON. */
  readonly ask: <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ readonly status: number; readonly body: T }>;
  readonly get: (path: string) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** The playground with its guard passed, without a socket or a browser. */
export const openPlayground = async (
  given: { readonly world?: World; readonly write?: boolean; readonly publicUrl?: string } = {},
): Promise<Page> => {
  const world = given.world ?? (await emulatorWorld({ users: 60, groups: 6, seed: 1 }));
  const playground = await createPlayground({ bundle, world, write: false, ...given });
  const { app, path } = await createServer(playground, () => 4600);
  const opened = await app.request(path(), { headers: { host: HOST } });
  const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const headers = { host: HOST, cookie };
  return {
    playground,
    ask: async (method, path, body) => {
      const response = await app.request(`/api${path}`, {
        method,
        headers: { ...headers, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as never };
    },
    get: async (path) => app.request(path, { headers }),
    close: playground.close,
  };
};

/** A tenant that is not the emulator's playground: real rules, with an emulator in Graph's place. */
export const tenantOnEmulator = async (): Promise<World & { readonly behind: Emulator }> => {
  const emulator = await startEmulator({ users: 60, groups: 6, seed: 1 });
  const world = tenantWorld({
    ENTRA_TENANT_ID: emulator.tenantId,
    ENTRA_CLIENT_ID: emulator.clientId,
    ENTRA_CLIENT_SECRET: emulator.clientSecret,
    ENTRA_SIGN_IN_ENDPOINT: emulator.url,
    ENTRA_GRAPH_ENDPOINT: emulator.url,
  });
  return { ...world, now: emulator.clock.now, behind: emulator, close: emulator.close };
};
