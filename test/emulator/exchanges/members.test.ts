import { graphExchange } from "../../harness/exchanges";
import { openEmulator } from "../openEmulator";
import { expectShape } from "./expectShape";
import { expectFault, firstOf, type Opened, replay } from "./replay";

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator();
});

afterAll(() => opened.emulator.close());

const GROUP = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const USER = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

/** A group of so many users, with their names. */
const makeGroup = (...names: string[]): string => {
  const { directory, domain } = opened.emulator;
  const { id } = directory.create("group", { displayName: "Members" });
  const users = names.map((displayName) =>
    directory.create("user", {
      displayName,
      userPrincipalName: `${crypto.randomUUID()}@${domain}`,
    }),
  );
  directory.link(
    "members",
    id,
    users.map((user) => user.id),
  );
  return id;
};

describe("members and owners, as documented", () => {
  it("groups.members.$count", async () => {
    const name = "groups.members.$count";
    const id = makeGroup("One", "Two");
    const { status, body, headers } = await replay(opened, name, { [GROUP]: id });
    expect([status, body]).toEqual([200, "2"]);
    expect(headers.get("content-type")).toMatch(/^text\/plain/);
  });

  it("users.memberOf.$count", async () => {
    const { id } = await firstOf(opened, "users");
    const { directory } = opened.emulator;
    for (let more = 0; more < 2; more += 1)
      directory.link("members", directory.create("group", {}).id, [id]);
    const { status, body } = await replay(opened, "users.memberOf.$count", { [USER]: id });
    expect([status, body]).toEqual([200, String(directory.memberOf(id).length)]);
  });

  it("groups.members cast user $search", async () => {
    const name = "groups.members cast user $search";
    const id = makeGroup("Preston Morales", "Joseph Price", "Adele Vance");
    const { status, body } = await replay(opened, name, { [GROUP]: id });
    const documented = graphExchange(name).response.body as {
      "@odata.context": string;
      value: Record<string, unknown>[];
    };
    expect([status, body["@odata.count"]]).toEqual([200, 2]);
    expect(body["@odata.context"]).toBe(
      documented["@odata.context"].replace("https://graph.microsoft.com", opened.emulator.url),
    );
    expect(body.value.map((one: Record<string, unknown>) => one.displayName)).toEqual(
      documented.value.map(({ displayName }) => displayName),
    );
    expect(Object.keys(body.value[0]).sort()).toEqual(
      Object.keys(documented.value[0] ?? {}).sort(),
    );
  });

  it("groups.owners.remove $ref, until the last one", async () => {
    const { directory } = opened.emulator;
    const group = directory.create("group", {}).id;
    const [one, other] = (await opened.call("GET", "/v1.0/users?$top=2")).body.value as {
      id: string;
    }[];
    const ids = (owner = "") => ({ [GROUP]: group, [USER]: owner });
    directory.link("owners", group, [one?.id ?? "", other?.id ?? ""]);
    expect((await replay(opened, "groups.owners.remove $ref", ids(one?.id))).status).toBe(204);
    expect((await replay(opened, "groups.owners.remove $ref", ids(one?.id))).status).toBe(404);
    const last = "error: last owner of a group";
    expectFault(await replay(opened, last, ids(other?.id)), last);
  });
});

describe("members", () => {
  it("adds, lists, adds in bulk, removes", async () => {
    const group = opened.emulator.directory.create("group", { displayName: "Bulk" });
    const users = (await opened.call("GET", "/v1.0/users?$top=5")).body.value as { id: string }[];
    const reference = ({ id }: { id: string }) =>
      `${opened.emulator.url}/v1.0/directoryObjects/${id}`;
    const bulk = { body: { "members@odata.bind": users.slice(0, 3).map(reference) } };
    expect((await opened.call("PATCH", `/v1.0/groups/${group.id}`, bulk)).status).toBe(204);
    // One duplicate fails the whole batch.
    const mixed = { body: { "members@odata.bind": users.slice(2, 5).map(reference) } };
    expect((await opened.call("PATCH", `/v1.0/groups/${group.id}`, mixed)).status).toBe(400);
    const members = (await opened.call("GET", `/v1.0/groups/${group.id}/members`)).body.value as {
      id: string;
      "@odata.type": string;
    }[];
    expect(members.map(({ id }) => id)).toEqual(users.slice(0, 3).map(({ id }) => id));
    expectShape(members[0] as never, {
      "@odata.type": "#microsoft.graph.user",
      id: "x",
      mail: "x",
    });
    expect(
      (await opened.call("DELETE", `/v1.0/groups/${group.id}/members/${users[0]?.id}/$ref`)).status,
    ).toBe(204);
    expect(
      (await opened.call("DELETE", `/v1.0/groups/${group.id}/members/${users[0]?.id}/$ref`)).status,
    ).toBe(404);
    expect((await opened.call("GET", `/v1.0/users/${users[0]?.id}`)).status).toBe(200);
  });

  it("deletes the member itself when $ref is missing", async () => {
    const user = opened.emulator.directory.create("user", {
      displayName: "Victim",
      userPrincipalName: "victim@contoso.onmicrosoft.com",
    });
    const group = opened.emulator.directory.create("group", { displayName: "Trap" });
    opened.emulator.directory.link("members", group.id, [user.id]);
    await opened.call("DELETE", `/v1.0/groups/${group.id}/members/${user.id}`);
    expect((await opened.call("GET", `/v1.0/users/${user.id}`)).status).toBe(404);
  });
});
