import { sayAge } from "./say";

const NOW = new Date("2026-03-10T12:00:00Z");
const HOUR = 3_600_000;

const told = (hours: number | null): string[] => {
  const texts: string[] = [];
  const logger = { info: () => {}, warn: (text: string) => texts.push(text) };
  const at = hours === null ? null : new Date(NOW.getTime() - hours * HOUR).toISOString();
  sayAge(logger, at, NOW);
  return texts;
};

it.each([null, 0, 95])("a link of %p hours is young", (hours) => {
  expect(told(hours)).toEqual([]);
});

it.each([
  [96, 4],
  [143, 5],
])("the log tells the age of a link of %i hours: %i days", (hours, days) => {
  expect(told(hours)).toEqual([expect.stringMatching(`^The delta link is ${days} days old\\.`)]);
});
