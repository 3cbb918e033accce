import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook that answers handshakes and takes every notification. */
export const openEndpoint = async () => {
  const handshakes: URL[] = [];
  const items: { readonly subscriptionId: string; readonly [name: string]: unknown }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? "", "http://localhost");
    const token = url.searchParams.get("validationToken");
    if (token === null) items.push(...JSON.parse(body).value);
    else handshakes.push(url);
    response.writeHead(200, { "Content-Type": "text/plain" }).end(token ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    handshakes,
    items,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};
