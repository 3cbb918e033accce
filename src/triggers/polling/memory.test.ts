import { type Memory, openMemory } from "./memory";

const T0 = Date.parse("2026-11-22T06:00:00Z");

it("what is kept fits, however much is remembered of each kind", () => {
  const memory = openMemory(undefined);
  const ids = (): string[] => Array.from({ length: 500 }, () => crypto.randomUUID());
  for (const id of ids()) memory.created.add(id, T0);
  for (const id of ids()) memory.deleted.add(id, T0);
  memory.announceReturns(new Set(ids()), T0);
  memory.groups.begin();
  for (const id of ids()) memory.groups.add(id);
  const stored = memory.stored(20_000);
  expect(JSON.stringify(stored).length).toBeLessThanOrEqual(20_000);
  // What fell out is not taken for new.
  expect(stored.forgetting).toBe(T0);
});

it("a deletion is news once, and again when a return may have been told", () => {
  const memory = openMemory(undefined);
  expect([
    memory.noteDeletion("a", T0),
    memory.noteDeletion("a", T0),
    memory.noteReturn("b"),
  ]).toEqual([true, false, false]);
  memory.announceReturns(new Set(["a"]), T0);
  const later = openMemory(JSON.parse(JSON.stringify(memory.stored(1_000))));
  expect(later.noteDeletion("a", T0)).toBe(true);
  expect(later.noteReturn("a")).toBe(true);
  expect([...later.returned]).toEqual(["a"]);
  expect(later.noteReturn("a")).toBe(false);
});

it("a deletion, and a return that may have been told, are forgotten after 30 days", () => {
  const memory = openMemory(undefined);
  memory.noteDeletion("a", T0);
  memory.announceReturns(new Set(["b"]), T0);
  memory.endRound(T0 + 30 * 86_400_000);
  expect([memory.deleted.has("a"), memory.returning.has("b")]).toEqual([true, true]);
  memory.endRound(T0 + 30 * 86_400_000 + 1);
  expect([memory.deleted.has("a"), memory.returning.has("b")]).toEqual([false, false]);
});

it("a creation is remembered until an hour after the round in which it may be told again has begun", () => {
  const memory = openMemory(undefined);
  memory.created.add("a", T0);
  memory.endRound(T0 + 3_600_000);
  expect(memory.created.has("a")).toBe(true);
  memory.endRound(T0 + 3_600_001);
  expect(memory.created.has("a")).toBe(false);
});

it("what fell out is no news once the round is whole, also when less falls out later", () => {
  const memory = openMemory(undefined);
  const isForgotten = (one: Memory) => [T0, T0 + 1].map((ms) => one.mayBeForgotten(ms));
  for (let id = 0; id < 500; id += 1) memory.created.add(`${id}`, T0);
  memory.stored(1_000);
  expect(isForgotten(memory)).toEqual([false, false]);
  memory.endRound(T0);
  expect(isForgotten(memory)).toEqual([true, false]);
  memory.created.add("older", T0 - 86_400_000);
  memory.stored(0);
  memory.endRound(T0);
  expect(isForgotten(openMemory(memory.stored(1_000)))).toEqual([true, false]);
});

it("of those that are held back the newest are kept", () => {
  const memory = openMemory(undefined);
  for (let id = 1; id <= 600; id += 1) memory.held.set(`${id}`, "2026-11-22T06:00:00Z");
  const { held } = openMemory(memory.stored(64_000));
  expect([...held.keys()]).toEqual(Array.from({ length: 100 }, (_, index) => `${501 + index}`));
});

it("known groups take half of the room, or are not remembered", () => {
  const storedIn = (bytes: number) => {
    const memory = openMemory(undefined);
    memory.groups.begin();
    for (let id = 0; id < 100; id += 1) memory.groups.add(crypto.randomUUID());
    return memory.stored(bytes).groups;
  };
  const { length } = String(storedIn(64_000));
  expect(storedIn(2 * length)).toHaveLength(length);
  expect(storedIn(2 * length - 1)).toBeNull();
});
