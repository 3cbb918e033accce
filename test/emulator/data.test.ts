import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readData } from "../../emulator/control/directory";
import { openEmulator } from "./openEmulator";
import { openEndpoint } from "./openEndpoint";

const ANN = "ann@contoso.onmicrosoft.com";
const BOB = "bob@contoso.onmicrosoft.com";
const ID = "11111111-2222-4333-8444-555555555555";

const DATA = {
  users: [
    { userPrincipalName: ANN, manager: BOB, jobTitle: "Pilot" },
    { id: ID, userPrincipalName: BOB },
  ],
  groups: [{ displayName: "Crew", members: [ANN, ID], owners: [BOB] }],
  applications: [{ displayName: "Expenses" }],
  apps: [{ clientId: "expenses", clientSecret: "s", roles: ["User.Read.All"] }],
};

const NONE = { users: 0, groups: 0, applications: 0, devices: 0, administrativeUnits: 0 };

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator({ ...NONE, data: readData(JSON.stringify(DATA)) });
});

afterEach(() => opened.emulator.close());

const directory = async (method: string, body?: unknown) => {
  const response = await fetch(`${opened.emulator.url}/emulator/directory`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  return { status: response.status, body: (await response.json()) as any };
};

const read = async (path: string) => (await opened.call("GET", `/v1.0${path}`)).body;

describe("a data file", () => {
  it("makes the directory, with relations, and with the usual for what it leaves out", async () => {
    const { value } = await read("/users?$select=userPrincipalName,accountEnabled,jobTitle");
    expect(value).toMatchObject([
      { userPrincipalName: ANN, accountEnabled: true, jobTitle: "Pilot" },
      { userPrincipalName: BOB, id: ID },
    ]);
    expect((await read(`/users/${ANN}/manager`)).id).toBe(ID);
    const [crew] = (await read("/groups")).value;
    expect(crew).toMatchObject({ displayName: "Crew", securityEnabled: true });
    expect((await read(`/groups/${crew.id}/members`)).value).toHaveLength(2);
    expect((await read(`/groups/${crew.id}/owners`)).value).toMatchObject([{ id: ID }]);
    const names = (await read("/servicePrincipals")).value.map(
      (one: { displayName: string }) => one.displayName,
    );
    const ofApps = ["Emulated app", "Emulated app", "Emulated app"]; // two that are always there, and the file's
    expect(names.sort()).toEqual([...ofApps, "Expenses", "Microsoft Graph"]);
  });

  it("registers its apps", async () => {
    await opened.signIn(DATA.apps[0]);
    expect((await opened.call("GET", "/v1.0/users")).status).toBe(200);
    expect((await opened.call("GET", "/v1.0/groups")).status).toBe(403);
  });

  it("gives the same ids each time, and a dump of it makes the same directory", async () => {
    const dump = (await directory("GET")).body;
    for (const data of [DATA, dump]) {
      const again = await openEmulator({ ...NONE, data: readData(JSON.stringify(data)) });
      const response = await fetch(`${again.emulator.url}/emulator/directory`);
      expect(await response.json()).toEqual(dump);
      await again.emulator.close();
    }
  });

  it.each([
    [{ users: [{ userPrincipalName: ANN }, { displayName: "x" }] }, "users[1]: userPrincipalName"],
    [{ users: [{ userPrincipalName: ANN, colour: "red" }] }, "users[0]: Invalid property 'colour'"],
    [{ users: [{ userPrincipalName: ANN, accountEnabled: "yes" }] }, "property 'accountEnabled'"],
    [
      { users: [{ userPrincipalName: ANN }, { userPrincipalName: ANN }] },
      "users[1]: userPrincipalName",
    ],
    [{ groups: [{ displayName: "x", members: ["nobody"] }] }, "groups[0]: Resource 'nobody'"],
    [{ people: [] }, "the body must NOT have additional properties: people"],
    [{ apps: [{ clientSecret: "x" }] }, "/apps/0 must have required property 'clientId'"],
  ])("is refused as %j", (data, told) => {
    expect(() => readData(JSON.stringify(data))).toThrow(told);
  });
});

describe("changes behind everybody's back", () => {
  it("add, change and delete, and deltas and notifications tell of them", async () => {
    const endpoint = await openEndpoint();
    const made = await opened.call("POST", "/v1.0/subscriptions", {
      body: {
        changeType: "updated,deleted",
        notificationUrl: endpoint.url,
        resource: "users",
        expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
      },
    });
    expect(made.status).toBe(201);
    const link = (await read("/users/delta?$deltatoken=latest"))["@odata.deltaLink"];
    const { status, body } = await directory("POST", {
      users: [
        { userPrincipalName: ANN, jobTitle: "Captain" },
        { userPrincipalName: "cy@contoso.onmicrosoft.com" },
        { id: ID, "@removed": { reason: "changed" } },
      ],
    });
    expect([status, body.ids[2]]).toEqual([200, ID]);
    const delta = (await opened.call("GET", link)).body.value;
    expect(delta).toEqual([
      expect.objectContaining({ id: body.ids[0], jobTitle: "Captain" }),
      expect.objectContaining({ id: body.ids[1] }),
      { id: ID, "@removed": { reason: "changed" } },
    ]);
    expect(new Set(endpoint.items.map(({ resource }) => resource))).toEqual(
      new Set(body.ids.map((id: string) => `Users/${id}`)),
    );
    await endpoint.close();
  });

  it("set the members of a group to a list", async () => {
    const [crew] = (await read("/groups")).value;
    await directory("POST", { groups: [{ id: crew.id, members: [BOB] }] });
    expect((await read(`/groups/${crew.id}/members`)).value).toMatchObject([{ id: ID }]);
  });

  it("delete for good", async () => {
    await directory("POST", { users: [{ id: ID, "@removed": { reason: "deleted" } }] });
    expect((await opened.call("GET", `/v1.0/directory/deletedItems/${ID}`)).status).toBe(404);
  });

  it.each([
    [{ users: [{ id: "nobody", jobTitle: "x" }] }, "users[0]: Resource 'nobody'"],
    [{ groups: [{ "@removed": {} }] }, "groups[0]: @removed wants an id"],
  ])("are refused as %j", async (data, told) => {
    const { status, body } = await directory("POST", data);
    expect([status, body.error]).toEqual([400, expect.stringContaining(told)]);
  });
});

describe("emulator/README.md", () => {
  const page = readFileSync(resolve(__dirname, "../../emulator/README.md"), "utf8");

  it("shows a data file that loads", () => {
    const [, file = ""] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(readData(file).users).toHaveLength(2);
  });

  it("tells every path under /emulator, and the fixed ids and secret", async () => {
    const { url, clientId, clientSecret, publicClientId, tenantId } = opened.emulator;
    const { paths } = (await (await fetch(`${url}/emulator`)).json()) as { paths: object };
    const told = page.matchAll(/`((?:[A-Z]+(?:`, `)?)+) (\/emulator\/[^`]*)`/g);
    const pairs = (methods = "", path = "") =>
      (methods.match(/[A-Z]+/g) ?? []).map((method) => `${method} ${path}`);
    expect(new Set([...told].flatMap(([, methods, path]) => pairs(methods, path)))).toEqual(
      new Set(
        Object.keys(paths).flatMap((line) => {
          const [, methods, path] = /^([A-Z, ]+) (.+)$/.exec(line) ?? [];
          return pairs(methods, path);
        }),
      ),
    );
    for (const fixed of [clientId, clientSecret, publicClientId, tenantId])
      expect(page).toContain(fixed);
  });

  it("tells every habit and its parts", async () => {
    const answer = await fetch(`${opened.emulator.url}/emulator/habits`);
    const habits = (await answer.json()) as Record<string, object>;
    expect(Object.keys(habits).length).toBeGreaterThan(3);
    for (const [habit, parts] of Object.entries(habits)) {
      const row = page.split("\n").find((line) => line.startsWith(`| \`${habit}\``)) ?? "";
      for (const part of Object.keys(parts))
        expect([habit, row]).toEqual([habit, expect.stringContaining(part)]);
    }
  });
});
