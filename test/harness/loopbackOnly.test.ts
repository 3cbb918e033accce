import { get } from "node:https";
import { createConnection } from "node:net";

it.each([
  ["with options", () => createConnection({ host: "192.0.2.1", port: 443 })],
  ["with a port and a host", () => createConnection(443, "192.0.2.1")],
  ["over TLS", () => get("https://192.0.2.1")],
])("no test reaches another machine: %s", (_, connect) => {
  expect(connect).toThrow("A test wanted to reach 192.0.2.1");
});

it("nor does fetch", async () => {
  const failure = await fetch("http://192.0.2.1").catch((error: Error) => error.cause);
  expect(failure).toMatchObject({ message: expect.stringContaining("192.0.2.1") });
});
