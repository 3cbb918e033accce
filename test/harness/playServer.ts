import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./playGraph";

/**
 * A server on loopback that plays answers in order, for what a mock of HTTP cannot do: `reset` cuts
 * the connection, `silence` never answers. With `then`, the answer's headers come whole, and after
 * half of its body the connection is closed or reset, or nothing more comes.
 */
export const playServer = async (
  answers: readonly (
    | (Answer & { readonly then?: "close" | "reset" | "silence" })
    | "reset"
    | "silence"
  )[],
  port = 0,
) => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[requests.length];
    requests.push(`${request.method} ${request.url}`);
    if (answer === "silence") return;
    if (answer === "reset" || answer === undefined) {
      request.socket.resetAndDestroy();
      return;
    }
    response.writeHead(answer.status ?? 200, {
      "Content-Type": "application/json",
      ...answer.headers,
      ...(answer.then === undefined ? {} : { "Content-Length": "100" }),
    });
    if (answer.then !== undefined) {
      response.write('{"id":', () => {
        if (answer.then === "close") request.socket.destroy();
        if (answer.then === "reset") request.socket.resetAndDestroy();
      });
      return;
    }
    response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
};
