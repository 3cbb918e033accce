import { freezeDate } from "../test/harness/freezeDate";
import { playGraph } from "../test/harness/playGraph";
import { skipWaits } from "../test/harness/skipWaits";
import { unsignedToken } from "../test/harness/unsignedToken";
import { createClient } from "./client";

freezeDate(new Date("2026-11-22T10:00:00Z"));
const waits = skipWaits();

const logger = {} as Parameters<typeof createClient>[1]["logger"];

/** A client of its own, as every step has, with a token of its own. */
const clientOf = (tid: string, appid: string) =>
  createClient(
    {
      key: "msEntraIdOauth2",
      configVarKey: "Connection",
      fields: {},
      token: { access_token: unsignedToken({ tid, appid, nonce: Math.random() }) },
    } as Parameters<typeof createClient>[0],
    { logger },
  );

const get = { operation: "Get User", method: "GET", path: "/users/1" } as const;

const refusal = { status: 429, headers: { "Retry-After": "30" } };

it("lets the steps of an app in a tenant wait together, and no others", async () => {
  const calls = playGraph([refusal, ...Array.from({ length: 4 }, () => ({ body: { id: "1" } }))]);
  const once = { ...get, retry: { maxRetries: 0 } };
  await expect(clientOf("tenant", "app").request(once)).rejects.toThrow("(429)");
  await clientOf("another tenant", "app").request(get);
  await clientOf("tenant", "another app").request(get);
  expect(waits).toEqual([]);
  await clientOf("tenant", "app").request(get);
  expect(waits).toEqual([30_000]);
  await clientOf("tenant", "app").request(get);
  expect(waits).toEqual([30_000]);
  expect(calls).toHaveLength(5);
});

it("asks at once where the wait is longer than the request may take", async () => {
  const calls = playGraph([
    { status: 429, headers: { "Retry-After": "600" } },
    { body: { id: "1" } },
  ]);
  await expect(clientOf("a", "app").request(get)).rejects.toThrow("Graph asks to wait 600 s");
  await clientOf("a", "app").request(get);
  expect(waits).toEqual([]);
  expect(calls).toHaveLength(2);
});
