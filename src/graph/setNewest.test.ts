import { setNewest } from "./setNewest";

const filled = (keys: readonly string[], most: number): string[] => {
  const map = new Map<string, number>();
  keys.forEach((key, index) => {
    setNewest(map, key, index, most);
  });
  return [...map].map(([key, value]) => `${key}${value}`);
};

it("forgets the oldest beyond the most", () => {
  expect(filled(["a", "b", "c"], 2)).toEqual(["b1", "c2"]);
});

it("counts an entry that is set again as new", () => {
  expect(filled(["a", "b", "a", "c"], 2)).toEqual(["a2", "c3"]);
});
