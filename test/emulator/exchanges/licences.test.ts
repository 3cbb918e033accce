import { graphExchange } from "../../harness/exchanges";
import { openEmulator } from "../openEmulator";
import { expectShape } from "./expectShape";
import { expectFault, firstOf, type Opened, replay } from "./replay";

let opened: Opened;

beforeEach(async () => {
  opened = await openEmulator({ users: 3, groups: 0, applications: 0 });
});

afterEach(() => opened.emulator.close());

const GROUP = "1132b215-826f-42a9-8cfe-1643d19d17fd";
const USER = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const E5 = "c7df2760-2c81-4ef7-b578-5b5392b571df";
const EMS = "efccb6f7-5641-4e0e-bd10-b4976e1bf68e";
const YAMMER = "7547a3fe-08ee-4ccb-b430-5077c5041653";

interface Licence {
  skuId: string;
  disabledPlans: string[];
}

const bodyOf = (name: string) =>
  graphExchange(name).response.body as Record<string, unknown> & {
    value: Record<string, unknown>[];
  };

const assign = (userId: string, skuIds: string[]) =>
  opened.call("POST", `/v1.0/users/${userId}/assignLicense`, {
    body: { addLicenses: skuIds.map((skuId) => ({ skuId })), removeLicenses: [] },
  });

it("users.assignLicense", async () => {
  const name = "users.assignLicense";
  const { id } = await firstOf(opened, "users");
  await assign(id, [EMS]);
  const { status, body } = await replay(opened, name, {
    "/me/": `/users/${id}/`,
    "45715bb8-13f9-4bf6-927f-ef96c102d394": E3,
    "11b0131d-43c8-4bbb-b2c8-e80f9a50834a": YAMMER,
    "bea13e0c-3828-4daa-a392-28af7ff61a0f": EMS,
  });
  expect([status, body.id]).toEqual([200, id]);
  const select = Object.keys(bodyOf(name)).join();
  const read = await opened.call("GET", `/v1.0/users/${id}?$select=${select}`);
  expectShape(read.body, bodyOf(name));
  expectShape(read.body.assignedPlans[0], (bodyOf(name).assignedPlans as never[])[0] ?? {});
  expect(read.body.assignedLicenses).toEqual([{ skuId: E3, disabledPlans: [YAMMER] }]);
});

it("users.licenseDetails.list", async () => {
  const name = "users.licenseDetails.list";
  const { id } = await firstOf(opened, "users");
  await assign(id, [E5]);
  const { status, body } = await replay(opened, name, { "/me/": `/users/${id}/` });
  expect(status).toBe(200);
  const [wanted = {}] = bodyOf(name).value;
  expectShape(body.value[0], wanted);
  expectShape(body.value[0].servicePlans[0], (wanted.servicePlans as never[])[0] ?? {});
  expect([body.value[0].skuId, body.value[0].skuPartNumber]).toEqual([E5, "ENTERPRISEPREMIUM"]);
  expect(body["@odata.context"]).toBe(
    `${opened.emulator.url}/v1.0/$metadata#users('${id}')/licenseDetails`,
  );
});

it("subscribedSkus.list", async () => {
  const { status, body } = await replay(opened, "subscribedSkus.list");
  expect(status).toBe(200);
  for (const wanted of bodyOf("subscribedSkus.list").value) {
    const sku = body.value.find(({ skuId }: Licence) => skuId === wanted.skuId);
    expectShape(sku, wanted);
    expect([sku.capabilityStatus, sku.skuPartNumber]).toEqual([
      wanted.capabilityStatus,
      wanted.skuPartNumber,
    ]);
    expect(sku.id).toBe(`${opened.emulator.tenantId}_${wanted.skuId}`);
  }
});

it("subscribedSkus.get", async () => {
  const name = "subscribedSkus.get";
  const { status, body } = await replay(opened, name, {
    "48a80680-7326-48cd-9935-b556b81d3a4e": opened.emulator.tenantId,
  });
  expect(status).toBe(200);
  expectShape(body, bodyOf(name));
  expect((await replay(opened, name)).status).toBe(404);
});

it("groups.assignLicense: added and removed", async () => {
  const { id } = opened.emulator.directory.create("group", { securityEnabled: true });
  const read = async (): Promise<Licence[]> =>
    (await opened.call("GET", `/v1.0/groups/${id}?$select=assignedLicenses`)).body.assignedLicenses;
  for (const name of ["groups.assignLicense add", "groups.assignLicense remove"]) {
    const { status, body, headers } = await replay(opened, name, { [GROUP]: id });
    expect([status, headers.get("location")]).toEqual([
      202,
      `${opened.emulator.url}/v2/${opened.emulator.tenantId}/directoryObjects/${id}/Microsoft.DirectoryServices.Group`,
    ]);
    expectShape(body, bodyOf(name));
    const { addLicenses } = graphExchange(name).request.body as { addLicenses: Licence[] };
    expect(await read()).toEqual(addLicenses);
  }
});

it("error: inherited licence removed from the user", async () => {
  const { directory, clock } = opened.emulator;
  const { id } = await firstOf(opened, "users");
  const group = directory.create("group", { securityEnabled: true });
  directory.link("members", group.id, [id]);
  await opened.call("POST", `/v1.0/groups/${group.id}/assignLicense`, {
    body: { addLicenses: [{ skuId: E5 }], removeLicenses: [] },
  });
  clock.advance(60_000);
  const name = "error: inherited licence removed from the user";
  expectFault(await replay(opened, name, { [USER]: id }), name);
});
