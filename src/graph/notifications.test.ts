import { type ChangeItem, trustedItems } from "./notifications";

const SECRET = "kU3-ß-secret";
const OWN = "d850b120-19bb-4291-b9c4-845ea04dd38d";
const TENANT = "84bd8158-6d4d-4958-8b9f-9d6445542f95";

const item = (clientState: unknown, more: object = {}): ChangeItem => ({
  subscriptionId: OWN,
  resource: "Users/1",
  ...more,
  clientState: clientState as string,
});

it.each([
  ["the first letter differs", `x${SECRET.slice(1)}`],
  ["the last letter differs", `${SECRET.slice(0, -1)}x`],
  ["it has as many letters, and not as many bytes", SECRET.replace("ß", "s")],
  ["it goes on", `${SECRET}x`],
  ["it breaks off", SECRET.slice(0, -1)],
  ["it is empty", ""],
  ["it is no text", 1],
  ["it is null", null],
  ["it is missing", undefined],
])("believes no item whose secret is wrong: %s", (_case, wrong) => {
  const items = [item(SECRET, { resource: "Users/2" }), item(wrong), item(SECRET), item(wrong)];
  const believed = trustedItems(items, [{ clientState: SECRET }]);
  expect(believed.map(({ resource }) => resource)).toEqual(["Users/2", "Users/1"]);
  expect(JSON.stringify(believed)).not.toContain("clientState");
  expect(trustedItems([item(wrong)], [{ clientState: SECRET }])).toEqual([]);
});

it("takes no missing secret for an empty one", () => {
  expect(trustedItems([item(undefined), item(null)], [{ clientState: "" }])).toEqual([]);
});

it("knows the tenant in any case, and no other", () => {
  const trust = { clientState: SECRET, subscriptionId: OWN, tenantId: TENANT };
  const tenants = [TENANT.toUpperCase(), TENANT, null, undefined, OWN, 1];
  const believed = trustedItems(
    tenants.map((tenantId, place) => item(SECRET, { tenantId, resource: `Users/${place}` })),
    [{ ...trust, tenantId: TENANT.replace("bd", "BD") }],
  );
  expect(believed.map(({ resource }) => resource)).toEqual(
    [0, 1, 2, 3].map((place) => `Users/${place}`),
  );
  expect(trustedItems([item(SECRET, { subscriptionId: TENANT })], [trust])).toEqual([]);
});

it("compares each secret of a delivery with each trust", () => {
  const items = [item("one"), item("two"), item("one"), item("three"), item("two")];
  const trusts = [{ clientState: "two" }, { clientState: "one" }];
  expect(trustedItems(items, trusts)).toHaveLength(4);
});
