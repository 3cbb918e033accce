import { createRecentCreations } from "./recentCreations";

it("remembers what was created for two minutes, by its whole name in any case", () => {
  let time = Date.parse("2026-11-20T18:00:00Z");
  const recent = createRecentCreations(() => new Date(time));
  recent.remember("Adele@contoso.com");
  expect(recent.includesAny(["x", "ADELE@contoso.com"])).toBe(true);
  expect(recent.includesAny(["Adele@contoso.co"])).toBe(false);
  time += 120_000;
  expect(recent.includesAny(["adele@contoso.com"])).toBe(true);
  time += 1;
  expect(recent.includesAny(["adele@contoso.com"])).toBe(false);
});
