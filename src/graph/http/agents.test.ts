import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import nock from "nock";
import { freezeDate } from "../../../test/harness/freezeDate";
import { makeCertificate } from "../../../test/harness/makeCertificate";
import { agents } from "./agents";
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
const send = async (method: Method, to = origin): Promise<void> => {
  await createTransport({ origin: to, accessToken: async () => "token" }).request({
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

describe("an idle connection", () => {
  /** Those that wait for the next request. */
  const idle = (): (Socket | undefined)[] =>
    Object.values(agents.httpAgent.freeSockets).flatMap((sockets) => sockets ?? []);

  it("is kept for two minutes where the server says nothing", async () => {
    server.keepAliveTimeout = 0;
    await send("GET");
    expect(idle().map((socket) => socket?.timeout)).toEqual([120_000]);
  });

  it("is given up a second before the server closes it", async () => {
    server.keepAliveTimeout = 65_000;
    await send("GET");
    expect(idle().map((socket) => socket?.timeout)).toEqual([64_000]);
    // Its time is over.
    idle()[0]?.emit("timeout");
    await new Promise((resolve) => setImmediate(resolve));
    expect(idle()).toEqual([]);
    await send("GET");
    expect(connections).toBe(2);
  });
});

it("needs one handshake for steps that are a minute apart, and one more for a POST behind such a gap", async () => {
  const { certificate, privateKey } = makeCertificate();
  const secure = createSecureServer(
    { cert: certificate, key: privateKey },
    (_request, response) => {
      response.writeHead(200, { "Content-Type": "application/json" }).end('{"id":"1"}');
    },
  );
  secure.keepAliveTimeout = 120_000;
  const handshakes: TLSSocket[] = [];
  secure.on("secureConnection", (socket) => handshakes.push(socket));
  await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
  const { port } = secure.address() as AddressInfo;
  Object.assign(agents.httpsAgent.options, { ca: certificate, servername: "test" });
  try {
    for (let step = 0; step < 5; step += 1) {
      await send("GET", `https://127.0.0.1:${port}`);
      pass(60_000);
    }
    expect(handshakes).toHaveLength(1);
    await send("POST", `https://127.0.0.1:${port}`);
    await send("POST", `https://127.0.0.1:${port}`);
    await send("GET", `https://127.0.0.1:${port}`);
    expect(handshakes).toHaveLength(2);
  } finally {
    Object.assign(agents.httpsAgent.options, { ca: undefined, servername: undefined });
    const closed = new Promise((resolve) => secure.close(resolve));
    secure.closeAllConnections();
    await closed;
  }
});
