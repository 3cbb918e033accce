import { openMemory } from "./memory";

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
