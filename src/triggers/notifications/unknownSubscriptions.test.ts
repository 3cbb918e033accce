import { createUnknownSubscriptions } from "./unknownSubscriptions";

let now = 0;
let unknown = createUnknownSubscriptions(() => now);

beforeEach(() => {
  now = 0;
  unknown = createUnknownSubscriptions(() => now);
});

it("an unknown subscription is not asked for again for a minute, by its flow", () => {
  unknown.remember("flow", "a");
  now = 59_999;
  expect(unknown.has("flow", "a")).toBe(true);
  expect(unknown.has("flow", "b")).toBe(false);
  expect(unknown.has("another", "a")).toBe(false);
  now = 60_000;
  expect(unknown.has("flow", "a")).toBe(false);
});

it("after 20 of them nothing more is asked for the flow, for a minute", () => {
  for (let count = 1; count < 20; count += 1) unknown.remember("flow", `made up ${count}`);
  unknown.remember("another", "x");
  expect(unknown.tooMany("flow")).toBe(false);
  unknown.remember("flow", "made up 20");
  expect(unknown.tooMany("flow")).toBe(true);
  expect(unknown.tooMany("another")).toBe(false);
  now = 60_000;
  expect(unknown.tooMany("flow")).toBe(false);
});

it("the last 1,000 are remembered", () => {
  for (let count = 0; count <= 1_000; count += 1) unknown.remember(`flow ${count}`, "x");
  expect(unknown.has("flow 0", "x")).toBe(false);
  expect(unknown.has("flow 1", "x")).toBe(true);
});
