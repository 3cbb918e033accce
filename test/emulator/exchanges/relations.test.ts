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

describe("related objects have Graph's shape", () => {
  const GROUP = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
  const USER = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
  const APPLICATION = "03ef14b0-ca33-4840-8f4f-d6e91916010e";

  /** A user in a group in a group, and an application, all owned by that user. */
  const makeRelated = async () => {
    const { directory } = opened.emulator;
    const { id: user } = await first("users");
    const [inner, outer] = [directory.create("group", {}).id, directory.create("group", {}).id];
    const application = directory.create("application", {}).id;
    directory.link("members", inner, [user]);
    directory.link("members", outer, [inner]);
    directory.link("owners", inner, [user]);
    directory.link("owners", application, [user]);
    return { user, inner, outer, application };
  };

  it.each([
    ["users.memberOf.list", "user", USER],
    ["users.transitiveMemberOf.list", "user", USER],
    ["groups.transitiveMembers.list", "outer", GROUP],
    ["groups.memberOf.list", "inner", GROUP],
    ["groups.owners.list", "inner", GROUP],
    ["applications.owners.list", "application", "acc848e9-e8ec-4feb-a521-8d58b5482e09"],
  ] as const)("%s", async (name, of, documentedId) => {
    const { status, body } = await send(name, { [documentedId]: (await makeRelated())[of] });
    const documented = graphExchange(name).response.body as {
      value: Record<string, unknown>[];
    };
    const [wanted = {}] = documented.value;
    // A page that leaves the type out shows groups only.
    const type = wanted["@odata.type"] ?? "#microsoft.graph.group";
    const same = body.value.find((one: Record<string, unknown>) => one["@odata.type"] === type);
    expect(status).toBe(200);
    expectShape(same, wanted);
  });

  it.each([
    ["groups.owners.add $ref", "groups", GROUP],
    ["applications.owners.add $ref", "applications", APPLICATION],
  ])("%s", async (name, collection, documentedId) => {
    const { directory } = opened.emulator;
    const kind = collection === "groups" ? "group" : "application";
    const [{ id: user }, { id }] = [await first("users"), directory.create(kind, {})];
    expect((await send(name, { [documentedId]: id, [USER]: user })).status).toBe(204);
    expect((await opened.call("GET", `/v1.0/${collection}/${id}/owners`)).body.value).toMatchObject(
      [{ id: user }],
    );
  });

  it("users.manager: set, read, removed", async () => {
    const [one, other] = (await opened.call("GET", "/v1.0/users?$top=2")).body.value as {
      id: string;
    }[];
    const ids = {
      "10f17b99-784c-4526-8747-aec8a3159d6a": one?.id ?? "",
      [USER]: one?.id ?? "",
      "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0": other?.id ?? "",
    };
    expect((await send("users.manager.set ($ref PUT)", ids)).status).toBe(204);
    const { status, body } = await send("users.manager.get", ids);
    expect([status, body.id]).toEqual([200, other?.id]);
    expectShape(body, graphExchange("users.manager.get").response.body as Record<string, unknown>);
    expect((await send("users.manager.remove ($ref DELETE)", ids)).status).toBe(204);
    expect((await send("users.manager.get", ids)).status).toBe(404);
  });
});
