import { graphExchange } from "../../harness/exchanges";
import { openEmulator } from "../openEmulator";
import { expectShape } from "./expectShape";
import { firstOf, type Opened, replay } from "./replay";

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator();
});

afterAll(() => opened.emulator.close());

const first = (collection: string) => firstOf(opened, collection);

const send = (name: string, ids: Readonly<Record<string, string>> = {}) =>
  replay(opened, name, ids);

interface Person {
  displayName: string;
  manager?: Person;
}

describe("objects have Graph's shape", () => {
  // Printed by the documentation, but not in the v1.0 metadata (windows) or not a default property.
  const tolerated = ["creationOptions", "windows"];

  it.each([
    ["users.get by id", "users", "87d349ed-44d7-43e1-9a83-5f2406dee5bd"],
    [
      "users.get with $select of a non-default property",
      "users",
      "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
    ],
    [
      "users.get with response diagnostics headers",
      "users",
      "12345678-73a6-4952-a53a-e9916737ff7f",
    ],
    ["groups.get", "groups", "b320ee12-b1cd-4cca-b648-a437be61c5cd"],
    [
      "groups.get $select of single-object-only properties",
      "groups",
      "b320ee12-b1cd-4cca-b648-a437be61c5cd",
    ],
    ["applications.get by object id", "applications", "03ef14b0-ca33-4840-8f4f-d6e91916010e"],
  ])("%s", async (name, collection, documentedId) => {
    const { id } = await first(collection);
    const { response } = graphExchange(name);
    const { status, body, headers } = await send(name, { [documentedId]: id });
    expect(status).toBe(200);
    expectShape(body, response.body as Record<string, unknown>, tolerated);
    for (const header of Object.keys(response.headers ?? {}))
      expect(headers.has(header)).toBe(true);
  });

  it("users.get with the chain of managers", async () => {
    const name = "users.manager chain via $expand=manager($levels=max)";
    const { directory } = opened.emulator;
    const make = (displayName: string, manager?: string): string =>
      directory.create("user", {
        displayName,
        userPrincipalName: `${crypto.randomUUID()}@contoso.onmicrosoft.com`,
        ...(manager === undefined ? {} : { manager }),
      }).id;
    const documented = graphExchange(name).response.body as Person;
    const build = ({ displayName, manager }: Person): string =>
      make(displayName, manager === undefined ? undefined : build(manager));
    const id = build(documented);
    const { status, body } = await send(name, { "/me?": `/users/${id}?` });
    const names = ({ displayName, manager }: Person): string[] => [
      displayName,
      ...(manager === undefined ? [] : names(manager)),
    ];
    expect([status, names(body)]).toEqual([200, names(documented)]);
    expectShape(body, documented as never);
  });

  it("organization.list", async () => {
    const name = "organization.list";
    const { status, body } = await send(name);
    const { value } = graphExchange(name).response.body as { value: Record<string, unknown>[] };
    expect([status, body.value.length]).toEqual([200, 1]);
    expectShape(body.value[0], value[0] ?? {});
  });

  it("directoryObjects.getByIds", async () => {
    const name = "directoryObjects.getByIds";
    const users = (await opened.call("GET", "/v1.0/users?$top=2")).body.value as { id: string }[];
    const { ids } = graphExchange(name).request.body as { ids: string[] };
    const real = Object.fromEntries(ids.map((id, index) => [id, users[index]?.id ?? ""]));
    const { status, body } = await send(name, real);
    expect([status, body.value.length]).toEqual([200, 2]);
    // The page shows a property that is not among the default ones.
    const { value } = graphExchange(name).response.body as { value: Record<string, unknown>[] };
    expectShape(body.value[0], value[0] ?? {}, ["accountEnabled"]);
  });

  it("applications.get by alternate key", async () => {
    const { appId } = (await opened.call("GET", "/v1.0/applications?$top=1")).body.value[0];
    const name = "applications.get by appId alternate key + $select";
    const { status, body } = await send(name, { "46e6adf4-a9cf-4b60-9390-0ba6fb00bf6b": appId });
    expect([status, body.appId]).toEqual([200, appId]);
    expect(Object.keys(body).sort()).toEqual(
      Object.keys(graphExchange(name).response.body as object).sort(),
    );
  });

  it.each([
    "users.create with identities (customer/B2C)",
    "groups.create Microsoft 365",
    "groups.create role-assignable",
    "applications.create",
    "groups.upsert (creates)",
    "applications.upsert (creates)",
  ])("%s", async (name) => {
    const { status, body } = await send(name);
    expect(status).toBe(201);
    expectShape(body, graphExchange(name).response.body as Record<string, unknown>, tolerated);
  });

  it.each([
    ["users.update", "users", "87d349ed-44d7-43e1-9a83-5f2406dee5bd"],
    ["groups.update (current page)", "groups", "b320ee12-b1cd-4cca-b648-a437be61c5cd"],
    ["applications.update", "applications", "03ef14b0-ca33-4840-8f4f-d6e91916010e"],
  ])("%s", async (name, collection, documentedId) => {
    const { directory } = opened.emulator;
    const id =
      collection === "groups"
        ? directory.create("group", { groupTypes: ["Unified"], mailEnabled: true }).id
        : (await first(collection)).id;
    const { status } = await send(name, { [documentedId]: id });
    expect(status).toBe(204);
    const sent = graphExchange(name).request.body as Record<string, unknown>;
    const path = `/v1.0/${collection}/${id}?$select=${Object.keys(sent).join()}`;
    expect((await opened.call("GET", path)).body).toMatchObject(sent);
  });

  it("users.revokeSignInSessions", async () => {
    const name = "users.revokeSignInSessions";
    const { id } = await first("users");
    const { status, body } = await send(name, { "/me/": `/users/${id}/` });
    expect([status, body.value]).toEqual([200, true]);
    expectShape(body, graphExchange(name).response.body as Record<string, unknown>);
  });

  it("users.create never shows the password", async () => {
    const { status, body } = await send("users.create (work account)", { "AdeleV@": "AdeleV2@" });
    expect(status).toBe(201);
    expectShape(
      body,
      graphExchange("users.create (work account)").response.body as Record<string, unknown>,
    );
    expect(JSON.stringify(body)).not.toContain("xWwvJ");
  });

  it.each(["groups", "applications"])("%s.upsert answers 204 to the second", async (kind) => {
    await send(`${kind}.upsert (creates)`);
    expect((await send(`${kind}.upsert (updates)`)).status).toBe(204);
  });

  it("groups.create with owners and members", async () => {
    const name = "groups.create security group with owners/members @odata.bind";
    const body = graphExchange(name).request.body as Record<string, string[]>;
    const owners = body["owners@odata.bind"] ?? [];
    const members = body["members@odata.bind"] ?? [];
    const users = (await opened.call("GET", "/v1.0/users?$top=9")).body.value as { id: string }[];
    const ids = Object.fromEntries(
      [...new Set([...owners, ...members])].map((reference, index) => [
        reference.split("/").at(-1) ?? "",
        users[index]?.id ?? "",
      ]),
    );
    const created = await send(name, ids);
    expect(created.status).toBe(201);
    const related = async (relation: string) =>
      (await opened.call("GET", `/v1.0/groups/${created.body.id}/${relation}`)).body.value;
    expect(await related("owners")).toHaveLength(owners.length);
    expect(await related("members")).toHaveLength(members.length);
  });
});
