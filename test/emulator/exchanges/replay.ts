import { graphExchange } from "../../harness/exchanges";
import type { openEmulator, Reply } from "../openEmulator";

export type Opened = Awaited<ReturnType<typeof openEmulator>>;

/** Sends a documented request, with the ids of objects that exist here. */
export const replay = (
  { call, emulator }: Opened,
  name: string,
  ids: Readonly<Record<string, string>> = {},
): Promise<Reply> => {
  const { request } = graphExchange(name);
  let path = request.path;
  let body = JSON.stringify(request.body);
  for (const [documented, real] of Object.entries(ids)) {
    path = path.replaceAll(documented, real);
    body = body?.replaceAll(documented, real);
  }
  body = body?.replaceAll("https://graph.microsoft.com", emulator.url);
  return call(request.method, path.replace(/#/g, "%23"), {
    ...(body === undefined ? {} : { body: JSON.parse(body) }),
    ...(request.headers === undefined ? {} : { headers: request.headers }),
  });
};

export const firstOf = async ({ call }: Opened, collection: string): Promise<{ id: string }> =>
  (await call("GET", `/v1.0/${collection}?$top=1`)).body.value[0];

/** The error has the documented status, code and text. */
export const expectFault = ({ status, body }: Reply, name: string): void => {
  const { response } = graphExchange(name);
  const { code, message } = (response.body as { error: { code: string; message: string } }).error;
  expect([status, body.error.code, body.error.message]).toEqual([response.status, code, message]);
};
