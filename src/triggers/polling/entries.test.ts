import { isBare, mergeEntries, readEntry, recordOf } from "./entries";

const merged = (...items: Record<string, unknown>[]) =>
  mergeEntries(items.map((item) => readEntry(item, 0)));

const removed = { "@removed": { reason: "changed" } };

it("an object that comes again is told once, with what the later page says", () => {
  expect(
    merged({ id: "1", mail: "a", jobTitle: "x" }, { id: "2" }, { id: "1", jobTitle: null }).map(
      ({ item }) => item,
    ),
  ).toEqual([{ id: "2" }, { id: "1", mail: "a", jobTitle: null }]);
});

it("the pieces of a group are put together, and of a member the last word counts", () => {
  const [entry] = merged(
    { id: "g", "members@delta": [{ id: "a" }, { id: "b" }] },
    { id: "g", "members@delta": [{ id: "a", "@removed": { reason: "deleted" } }, { id: "c" }] },
  );
  expect(entry?.item["members@delta"]).toEqual([
    { id: "b" },
    { id: "a", "@removed": { reason: "deleted" } },
    { id: "c" },
  ]);
});

it("a deletion wipes out what came before it, and so does a return", () => {
  expect(merged({ id: "1", mail: "a" }, { id: "1", ...removed })).toMatchObject([
    { removed: "changed", item: { id: "1", ...removed } },
  ]);
  expect(merged({ id: "1", ...removed }, { id: "1", mail: "a" })).toMatchObject([
    { removed: undefined, item: { id: "1", mail: "a" } },
  ]);
});

it("the same id in another query is another object", () => {
  expect(mergeEntries([readEntry({ id: "1" }, 0), readEntry({ id: "1" }, 1)])).toHaveLength(2);
});

it("tells an object that is bare, also when Graph names its type", () => {
  expect(isBare(readEntry({ id: "1", "@odata.type": "#microsoft.graph.user" }, 0))).toBe(true);
  expect(isBare(readEntry({ id: "1", mail: null }, 0))).toBe(false);
  expect(isBare(readEntry({ id: "1", "members@delta": [] }, 0))).toBe(false);
  expect(isBare(readEntry({ id: "1", ...removed }, 0))).toBe(false);
});

it("a record has the manager's id, and no annotations", () => {
  const item = { "@odata.type": "#user", id: "1", "manager@delta": [{ id: "m" }] };
  expect(recordOf(item)).toEqual({ id: "1", managerId: "m" });
  const left = [{ id: "m", "@removed": { reason: "deleted" } }];
  expect(recordOf({ id: "1", "manager@delta": left })).toEqual({ id: "1", managerId: null });
});
