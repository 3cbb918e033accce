import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import nock from "nock";
import { freezeDate } from "../../../test/harness/freezeDate";
import type { Method } from "./method";
import { createTransport } from "./transport";

// A mock of HTTP stands between requests and their connections, which are what this is about.
beforeAll(() => nock.restore());

freezeDate(new Date("2026-11-22T10:00:00Z"));

let server: Server;
let origin: string;
let connections: number;

beforeEach(async () => {
  connections = 0;
  server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" }).end('{"id":"1"}');
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

/** One request, by a client of its own: connections belong to the process. */
const send = async (method: Method): Promise<void> => {
  await createTransport({ origin, accessToken: async () => "token" }).request({
    operation: "Test",
    method,
    path: "/users",
    ...(method === "POST" ? { body: {} } : {}),
  });
  // The connection is given back behind the answer.
  await new Promise((resolve) => setImmediate(resolve));
};

const pass = (ms: number): void => {
  jest.setSystemTime(Date.now() + ms);
};

describe("a POST", () => {
  it("shares the connection of the request before it", async () => {
    for (const method of ["GET", "POST", "POST"] as const) await send(method);
    pass(4_000);
    await send("POST");
    expect(connections).toBe(1);
  });

  it("never uses a connection that was idle for over 4 s", async () => {
    await send("GET");
    pass(4_001);
    await send("POST");
    expect(connections).toBe(2);
  });

  it("leaves a connection alone that was used meanwhile", async () => {
    await send("GET");
    pass(3_000);
    await send("GET");
    pass(3_000);
    await send("POST");
    expect(connections).toBe(1);
  });
});

it("a GET, which may come again, uses any connection", async () => {
  await send("GET");
  pass(60_000);
  await send("GET");
  expect(connections).toBe(1);
});
