import { type EmulatorOptions, startEmulator } from "../../emulator";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any;
}

/** An emulator with a signed-in caller, for tests of the emulator itself. */
export const openEmulator = async (options: EmulatorOptions = {}) => {
  const emulator = await startEmulator({ users: 60, groups: 6, applications: 3, ...options });

  const token = async (
    app: { clientId: string; clientSecret: string } = emulator,
    more: Record<string, string> = {},
  ): Promise<Reply> => {
    const response = await fetch(`${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        client_id: app.clientId,
        client_secret: app.clientSecret,
        grant_type: "client_credentials",
        scope: `${emulator.url}/.default`,
        ...more,
      }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  let accessToken = String((await token()).body.access_token);

  const signIn = async (app?: { clientId: string; clientSecret: string }): Promise<void> => {
    accessToken = String((await token(app)).body.access_token);
  };

  /** Calls a path under the host, or a full URL, with JSON in and out. */
  const call = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Reply> => {
    const response = await fetch(path.startsWith("http") ? path : `${emulator.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text !== "" && /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : (text as never),
    };
  };

  return { emulator, call, token, signIn };
};
