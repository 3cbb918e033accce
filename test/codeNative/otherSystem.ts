import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The system that a flow talks to: it keeps what is posted, and answers a GET with `list`. */
export const openOtherSystem = async () => {
  const posted: unknown[] = [];
  /** The next POSTs are refused with these, and not kept. */
  const refusals: number[] = [];
  const system = { list: [] as unknown, posted, refusals };
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    if (request.method === "GET") {
      response.end(JSON.stringify(system.list));
      return;
    }
    const refusal = refusals.shift();
    if (refusal === undefined) posted.push(JSON.parse(text));
    response.writeHead(refusal ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(system, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** What was posted since the last call of this. */
    news: (): unknown[] => posted.splice(0),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
};

export type OtherSystem = Awaited<ReturnType<typeof openOtherSystem>>;
