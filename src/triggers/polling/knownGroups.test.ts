import { openGroups } from "./knownGroups";

const id = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

it("nobody knows which groups were told until everything is told", () => {
  const groups = openGroups(undefined);
  groups.add(id(1));
  expect([groups.has(id(1)), groups.has(id(2)), groups.stored(100)]).toEqual([true, true, null]);
  groups.begin();
  groups.add(id(1));
  expect([groups.has(id(1)), groups.has(id(2))]).toEqual([true, false]);
});

it("a group is known in later runs, however its id is written, until it is deleted", () => {
  const groups = openGroups(undefined);
  groups.begin();
  for (const one of ["a", "AB-1", id(1), id(2)]) groups.add(one);
  const later = openGroups(groups.stored(20));
  expect(["A", "ab-1", id(1), id(2), id(3)].map(later.has)).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
  later.forget("a");
  later.delete(id(1));
  later.delete(id(3));
  expect([...later.gone]).toEqual([id(1)]);
  expect(["a", "ab-1", id(1), id(2)].map(openGroups(later.stored(20)).has)).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

it("when they take too much nobody knows any more", () => {
  const groups = openGroups(undefined);
  groups.begin();
  for (const number of [1, 2, 3]) groups.add(id(number));
  expect(groups.stored(15)).toHaveLength(15);
  expect([groups.stored(14), groups.has(id(9)), groups.stored(15)]).toEqual([null, true, null]);
});
