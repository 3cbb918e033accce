import type { GraphClient, GraphRequest } from "../../graph";
import { readEntry } from "./entries";
import { openMemory } from "./memory";
import type { Standpoint } from "./objectNews";
import { wholeEntries } from "./wholeEntries";

const purpose = { operation: "Test" };
const T0 = Date.parse("2026-11-22T06:00:00Z");
const DAY = 86_400_000;

/** A Graph that knows these objects, and the ids that it was asked for. */
const graphOf = (known: Record<string, Record<string, unknown>>) => {
  const asked: string[][] = [];
  const request = async ({ body }: GraphRequest) => {
    const { requests } = body as { requests: { id: string; url: string }[] };
    const idOf = (url: string): string => url.split("/").at(-1) ?? "";
    asked.push(requests.map(({ url }) => idOf(url)));
    const responses = requests.map(({ id, url }) => {
      const found = known[idOf(url)];
      return found === undefined
        ? { id, status: 404, body: { error: { code: "Request_ResourceNotFound", message: "No." } } }
        : { id, status: 200, body: found };
    });
    return { status: 200, headers: {}, body: { responses } };
  };
  return { graph: { origin: "https://graph.microsoft.com", request } as GraphClient, asked };
};

const standpoint = (changes: Partial<Standpoint> = {}): Standpoint => ({
  round: "round",
  mode: "changes",
  resync: null,
  begins: true,
  startedMs: T0,
  lastRoundMs: T0 - DAY,
  memory: openMemory(undefined),
  ...changes,
});

const how = (graph: GraphClient, wholeRecords = true) => ({
  graph,
  purpose,
  wholeRecords,
  request: (id: string) => ({ ...purpose, method: "GET" as const, path: `/users/${id}` }),
});

const entry = (item: Record<string, unknown>) => readEntry(item, 0);
const time = "2026-11-22T05:00:00Z";

it("reads an object that came with its id only, and no other", async () => {
  const { graph, asked } = graphOf({ a: { id: "a", displayName: "A" } });
  const entries = [entry({ id: "a" }), entry({ id: "b", createdDateTime: time })];
  const found = await wholeEntries(entries, how(graph), standpoint());
  expect(found.map(({ item }) => item)).toEqual([
    { id: "a", displayName: "A" },
    { id: "b", createdDateTime: time },
  ]);
  expect(asked).toEqual([["a"]]);
});

it("holds one that is still bare for the next round, and tells it then", async () => {
  const { memory } = standpoint();
  const first = graphOf({});
  expect(
    await wholeEntries([entry({ id: "a" })], how(first.graph), standpoint({ memory })),
  ).toEqual([]);
  const second = graphOf({ a: { id: "a", displayName: "A" } });
  const later = standpoint({ memory: openMemory(memory.stored(60_000)) });
  const found = await wholeEntries([], how(second.graph), later);
  expect(found.map(({ item }) => item)).toEqual([{ id: "a", displayName: "A" }]);
  expect([...later.memory.held]).toEqual([]);
});

it("gives up after a day on one that nobody finds", async () => {
  const { memory } = standpoint();
  const { graph } = graphOf({});
  await wholeEntries([entry({ id: "a" })], how(graph), standpoint({ memory }));
  await wholeEntries([], how(graph), standpoint({ memory, startedMs: T0 + DAY / 2 }));
  expect([...memory.held.keys()]).toEqual(["a"]);
  await wholeEntries([], how(graph), standpoint({ memory, startedMs: T0 + DAY }));
  expect([...memory.held]).toEqual([]);
});

it("reads the whole record where the delta gave only what changed, when that is wanted", async () => {
  const whole = { id: "a", createdDateTime: time, displayName: "A", jobTitle: "Boss" };
  const { graph, asked } = graphOf({ a: whole });
  const entries = [entry({ id: "a", jobTitle: "Boss" })];
  const [found] = await wholeEntries(entries, how(graph), standpoint());
  expect(found?.item).toEqual(whole);
  expect(await wholeEntries(entries, how(graph, false), standpoint())).toEqual(entries);
  expect(await wholeEntries(entries, how(graph), standpoint({ mode: "full" }))).toEqual(entries);
  expect(asked).toEqual([["a"]]);
});

it("asks 20 at a time, and never for the deleted", async () => {
  const ids = Array.from({ length: 21 }, (_, index) => `u${index}`);
  const { graph, asked } = graphOf(Object.fromEntries(ids.map((id) => [id, { id, mail: id }])));
  const gone = entry({ id: "gone", "@removed": { reason: "changed" } });
  const found = await wholeEntries(
    [gone, ...ids.map((id) => entry({ id }))],
    how(graph),
    standpoint(),
  );
  expect(found).toHaveLength(22);
  expect(asked.map((list) => list.length)).toEqual([20, 1]);
});

it.each([
  ["once, though it was held", entry({ id: "a", displayName: "A", createdDateTime: time })],
  ["as deleted", entry({ id: "a", "@removed": { reason: "changed" } })],
])("tells a held one that the delta brings %s, and holds it no longer", async (_, news) => {
  const { memory } = standpoint();
  const { graph, asked } = graphOf({});
  await wholeEntries([entry({ id: "a" })], how(graph), standpoint({ memory }));
  expect(await wholeEntries([news], how(graph), standpoint({ memory }))).toEqual([news]);
  expect([...memory.held]).toEqual([]);
  expect(asked).toEqual([["a"]]);
});
