import { kinds } from "../../../emulator/kinds";
import { graphExchange } from "../../harness/exchanges";
import { openEmulator, type Reply } from "../openEmulator";
import { type Opened, replay } from "./replay";

let opened: Opened;

beforeEach(async () => {
  opened = await openEmulator({ users: 250, groups: 3, applications: 1 });
});

afterEach(() => opened.emulator.close());

interface Page {
  "@odata.context": string;
  "@odata.nextLink"?: string;
  "@odata.deltaLink"?: string;
  value: Record<string, unknown>[];
}

const documentedPage = (name: string): Page => graphExchange(name).response.body as Page;

const tokenOf = (link = ""): string => /(?:delta|skip)token=([^&]+)/.exec(link)?.[1] ?? "";

/** The token that a documented request of a later page or round carries. */
const documentedToken = (name: string): string => tokenOf(graphExchange(name).request.path);

/** It ends with the link that the documented page ends with. */
const expectPage = ({ status, body }: Reply, name: string): void => {
  const links = (page: Page) =>
    ["@odata.nextLink", "@odata.deltaLink"].filter((link) => link in page);
  expect([status, links(body)]).toEqual([200, links(documentedPage(name))]);
};

/** The directory tells of a round by a token, from now on. */
const begin = async (query: string): Promise<string> =>
  tokenOf((await opened.call("GET", `/v1.0/${query}&$deltatoken=latest`)).body["@odata.deltaLink"]);

describe("delta, as documented", () => {
  it("users: a round from its first page to its last", async () => {
    const names = ["initial", "nextLink", "last page"].map((page) => `users.delta round: ${page}`);
    const [, middle = "", last = ""] = names;
    opened.emulator.deltaHabits.removedInFirstRound = 1;
    const { directory } = opened.emulator;
    const [gone] = [...directory.all("user")];
    if (gone !== undefined) directory.remove("user", gone);
    let token = "";
    const seen: Record<string, unknown>[] = [];
    for (const name of names) {
      const reply = await replay(
        opened,
        name,
        token === "" ? {} : { [documentedToken(name)]: token },
      );
      expectPage(reply, name);
      seen.push(...reply.body.value);
      token = tokenOf(reply.body["@odata.nextLink"]);
    }
    expect([middle, last].map(documentedToken)).not.toContain("");
    const [wanted = {}] = documentedPage(middle).value;
    const shown = seen.find(({ id }) => id !== gone?.id);
    expect(Object.keys(shown ?? {}).sort()).toEqual(Object.keys(wanted).sort());
    expect(seen.find(({ id }) => id === gone?.id)).toEqual({
      id: gone?.id,
      "@removed": { reason: "changed" },
    });
  });

  it("users: no changes", async () => {
    const name = "users.delta no changes";
    const token = await begin("users/delta?$select=displayName");
    const reply = await replay(opened, name, { [documentedToken(name)]: token });
    expectPage(reply, name);
    expect(reply.body.value).toEqual([]);
  });

  it("users: changes incl. soft delete", async () => {
    const name = "users.delta changes incl. soft delete";
    const token = await begin("users/delta?$select=displayName,givenName,surname");
    const { directory } = opened.emulator;
    const [changed, deleted] = [...directory.all("user")];
    if (changed === undefined || deleted === undefined) throw new Error("no users");
    directory.update("user", changed, {
      displayName: "MOD Administrator",
      givenName: "MOD",
      surname: "Administrator",
    });
    directory.remove("user", deleted);
    const reply = await replay(opened, name, { [documentedToken(name)]: token });
    expectPage(reply, name);
    const [first = {}, second = {}] = documentedPage(name).value;
    expect(reply.body.value).toEqual([
      { ...first, id: changed.id },
      { ...second, id: deleted.id },
    ]);
  });

  it("groups: member removed + added", async () => {
    const name = "groups.delta changes: member removed + added";
    const [documented = {}] = documentedPage(name).value;
    const { directory } = opened.emulator;
    const { displayName, description } = documented;
    const { id } = directory.create("group", { displayName, description });
    const [removed, added] = [...directory.all("user")].map((user) => user.id);
    directory.link("members", id, [removed ?? ""]);
    const token = await begin("groups/delta?$select=displayName,description,members");
    directory.unlink("members", id, removed ?? "");
    directory.link("members", id, [added ?? ""]);
    const reply = await replay(opened, name, { [documentedToken(name)]: token });
    expectPage(reply, name);
    const [one, other] = documented["members@delta"] as Record<string, unknown>[];
    expect(reply.body.value).toEqual([
      expect.objectContaining({
        id,
        "members@delta": [
          { ...one, id: removed },
          { ...other, id: added },
        ],
      }),
    ]);
  });

  it.each([
    "users.delta initial",
    "users.delta initial with $select",
    "users.delta Prefer return=minimal",
    "groups.delta initial",
    "groups.delta $select (no membership tracking)",
    "groups.delta round: initial with members",
    "groups.delta Prefer return=minimal",
    "applications.delta initial",
  ])("%s", async (name) => {
    const { directory } = opened.emulator;
    const kind = kinds.find((one) => name.startsWith(one)) ?? "user";
    const documented = documentedPage(name);
    const { id: _documented, "members@delta": members, ...properties } = documented.value[0] ?? {};
    const [entity] = [...directory.all(kind)];
    if (entity === undefined) throw new Error(`no ${kind}`);
    directory.update(kind, entity, properties);
    if (members !== undefined)
      directory.setRelated("members", entity.id, [[...directory.all("user")][0]?.id ?? ""]);
    const { status, body } = await replay(opened, name);
    expect(status).toBe(200);
    expect(body["@odata.context"]).toContain(documented["@odata.context"].split("#")[1] ?? "");
    expect(Number("@odata.nextLink" in body) + Number("@odata.deltaLink" in body)).toBe(1);
    const shown = body.value.find(({ id }: { id: string }) => id === entity.id);
    // What was never set, a delta leaves out.
    const set = Object.entries(properties).filter(([, value]) => value !== null);
    expect(shown).toMatchObject(Object.fromEntries(set));
    expect("members@delta" in shown).toBe(members !== undefined);
  });
});
