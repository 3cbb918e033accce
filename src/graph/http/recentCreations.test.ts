import { createRecentCreations, createTenantCreations } from "./recentCreations";

const now = () => new Date("2026-11-20T18:00:00Z");

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

it("remembers the last 1,000 of a tenant", () => {
  const recent = createRecentCreations(now);
  for (let count = 0; count <= 1_000; count += 1) recent.remember(`user ${count}`);
  expect(recent.includesAny(["user 0"])).toBe(false);
  expect(recent.includesAny(["user 1"])).toBe(true);
});

it("remembers those of the 500 tenants that were served last", () => {
  const of = createTenantCreations(now);
  of("first").remember("adele");
  for (let count = 1; count < 500; count += 1) of(`tenant ${count}`);
  expect(of("first").includesAny(["adele"])).toBe(true);
  for (let count = 1; count <= 500; count += 1) of(`tenant ${count}`);
  expect(of("first").includesAny(["adele"])).toBe(false);
});
