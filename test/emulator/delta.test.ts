import type { EmulatorOptions } from "../../emulator";
import type { Entity } from "../../emulator/directory";
import type { Kind } from "../../emulator/kinds";
import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;
type Item = Record<string, unknown> & { id: string };

const DAY = 86_400_000;

let opened: Opened;

const open = async (options: EmulatorOptions = {}): Promise<void> => {
  await opened?.emulator.close();
  opened = await openEmulator({ users: 5, groups: 0, applications: 1, ...options });
};

beforeEach(() => open());

afterAll(() => opened.emulator.close());

/** Every page of a round, and the link to the next one. */
const round = async (start: string, headers: Readonly<Record<string, string>> = {}) => {
  const pages: Item[][] = [];
  let link: string | undefined = start;
  let deltaLink = "";
  while (link !== undefined) {
    const { status, body } = await opened.call("GET", link, { headers });
    expect([
      status,
      Number("@odata.nextLink" in body) + Number("@odata.deltaLink" in body),
    ]).toEqual([200, 1]);
    pages.push(body.value);
    deltaLink = body["@odata.deltaLink"] ?? "";
    link = body["@odata.nextLink"];
  }
  return { pages, entries: pages.flat(), deltaLink };
};

const begin = async (query: string): Promise<string> =>
  (await round(`/v1.0/${query}${query.includes("?") ? "&" : "?"}$deltatoken=latest`)).deltaLink;

const all = (kind: Kind): Entity[] => [...opened.emulator.directory.all(kind)];

const user = (number: number): Entity => all("user")[number] as Entity;

const change = (kind: Kind, id: string, properties: Record<string, unknown>): void => {
  const { directory } = opened.emulator;
  directory.update(kind, directory.find(kind, id) as Entity, properties);
};

const groupOf = (name: string, members: readonly string[]): string => {
  const { directory } = opened.emulator;
  const { id } = directory.create("group", { displayName: name });
  if (members.length > 0) directory.link("members", id, members);
  return id;
};

const member = (id: string, removed = false) => ({
  "@odata.type": "#microsoft.graph.user",
  id,
  ...(removed ? { "@removed": { reason: "deleted" } } : {}),
});

describe("$select decides what is tracked", () => {
  it("a change of another property is none", async () => {
    const link = await begin("users/delta?$select=displayName,jobTitle");
    change("user", user(0).id, { department: "Sales!" });
    change("user", user(1).id, { jobTitle: "Boss!", department: "Sales!" });
    const { entries } = await round(link);
    expect(entries).toEqual([
      { id: user(1).id, displayName: user(1).displayName, jobTitle: "Boss!" },
    ]);
  });

  it("without it every property is, but none outside the directory's main store", async () => {
    const link = await begin("users/delta");
    change("user", user(0).id, { department: "Sales!" });
    change("user", user(1).id, { skills: ["knots"], signInActivity: {} });
    expect((await round(link)).entries.map(({ id }) => id)).toEqual([user(0).id]);
  });

  it("the same value again is no change", async () => {
    const link = await begin("users/delta?$select=displayName");
    change("user", user(0).id, { displayName: user(0).displayName });
    expect((await round(link)).entries).toEqual([]);
  });

  it("creating, deleting and restoring is always one", async () => {
    const { directory } = opened.emulator;
    const [gone, back] = [user(0), user(1)];
    directory.remove("user", back);
    const link = await begin("users/delta?$select=jobTitle");
    directory.remove("user", gone);
    directory.restore(back.id);
    const { id } = directory.create("user", { userPrincipalName: "n@x.com" });
    expect((await round(link)).entries.map((entry) => [entry.id, entry["@removed"]])).toEqual([
      [gone.id, { reason: "changed" }],
      [back.id, undefined],
      [id, undefined],
    ]);
  });

  it("of members alone leaves the group's properties out, and their changes", async () => {
    const [one, two] = [groupOf("One", []), groupOf("Two", [])];
    const link = await begin("groups/delta?$select=Members");
    change("group", one, { description: "new" });
    opened.emulator.directory.link("members", two, [user(0).id]);
    opened.emulator.directory.link("owners", one, [user(0).id]);
    expect((await round(link)).entries).toEqual([
      { id: two, "members@delta": [member(user(0).id)] },
    ]);
  });

  it("of properties alone leaves membership out", async () => {
    const one = groupOf("One", []);
    const link = await begin("groups/delta?$select=displayName");
    opened.emulator.directory.link("members", one, [user(0).id]);
    expect((await round(link)).entries).toEqual([]);
  });
});

describe("manager@delta", () => {
  it("comes with $select=manager, in the first round and with every change", async () => {
    const [boss, other] = [user(3).id, user(4).id];
    change("user", user(0).id, { manager: boss });
    const first = await round("/v1.0/users/delta?$select=manager");
    expect(first.entries.find(({ id }) => id === user(0).id)).toEqual({
      id: user(0).id,
      "manager@delta": [member(boss)],
    });
    expect(first.entries.filter((entry) => entry["manager@delta"])).toHaveLength(1);
    change("user", user(0).id, { manager: other });
    const second = await round(first.deltaLink);
    expect(second.entries).toEqual([
      { id: user(0).id, "manager@delta": [member(boss, true), member(other)] },
    ]);
    change("user", user(0).id, { manager: null });
    expect((await round(second.deltaLink)).entries).toEqual([
      { id: user(0).id, "manager@delta": [member(other, true)] },
    ]);
  });

  it("is not tracked otherwise", async () => {
    const link = await begin("users/delta");
    change("user", user(0).id, { manager: user(1).id });
    expect((await round(link)).entries).toEqual([]);
  });
});

describe("Prefer: return=minimal", () => {
  const minimal = { Prefer: "return=minimal" };

  it("shows of a changed object what changed, cleared ones as null", async () => {
    const link = await begin("users/delta?$select=displayName,jobTitle,department");
    change("user", user(0).id, { jobTitle: "Boss!", department: null });
    const { body, headers } = await opened.call("GET", link, { headers: minimal });
    expect(headers.get("preference-applied")).toBe("return=minimal");
    expect(body.value).toEqual([{ id: user(0).id, jobTitle: "Boss!", department: null }]);
  });

  it("is a wish: without it the unchanged ones come as well", async () => {
    const link = await begin("users/delta?$select=displayName,jobTitle");
    change("user", user(0).id, { jobTitle: null });
    const { body, headers } = await opened.call("GET", link);
    expect(headers.get("preference-applied")).toBeNull();
    expect(body.value).toEqual([
      { id: user(0).id, displayName: user(0).displayName, jobTitle: null },
    ]);
  });

  it("shows all of a new object, and never-set properties never", async () => {
    const link = await begin("users/delta?$select=displayName,city");
    const { id } = opened.emulator.directory.create("user", {
      userPrincipalName: "n@x.com",
      displayName: "New",
    });
    expect((await round(link, minimal)).entries).toEqual([{ id, displayName: "New" }]);
    expect((await round(link)).entries).toEqual([{ id, displayName: "New" }]);
  });
});

describe("large groups", () => {
  const memberIds = (entry: Item | undefined) =>
    ((entry?.["members@delta"] ?? []) as Item[]).map(({ id }) => id);

  beforeEach(() => open({ users: 250 }));

  it("come in pieces, page after page, whole each time", async () => {
    const ids = all("user").map(({ id }) => id);
    const [large, small] = [groupOf("Large", ids), groupOf("Small", ids.slice(0, 3))];
    const { pages } = await round("/v1.0/groups/delta?$select=displayName,members");
    expect(pages.map((page) => page.map(({ id }) => id))).toEqual([
      [large],
      [large],
      [large, small],
    ]);
    expect(pages.map(([entry]) => memberIds(entry).length)).toEqual([100, 100, 50]);
    expect(pages.flatMap(([entry]) => memberIds(entry))).toEqual(ids);
    expect(pages.map(([entry]) => entry?.displayName)).toEqual(["Large", "Large", "Large"]);
  });

  it("come apart when they are made to", async () => {
    const ids = all("user").map(({ id }) => id);
    const large = groupOf("Large", ids.slice(0, 5));
    const small = groupOf("Small", []);
    Object.assign(opened.emulator.deltaHabits, { linksPerPiece: 2, apart: 1 });
    const { pages } = await round("/v1.0/groups/delta?$select=members");
    expect(pages.map((page) => page.map((entry) => [entry.id, memberIds(entry).length]))).toEqual([
      [
        [large, 2],
        [small, 0],
      ],
      [[large, 2]],
      [[large, 1]],
    ]);
  });

  it("with many changes as well, owners after members", async () => {
    const ids = all("user").map(({ id }) => id);
    const large = groupOf("Large", []);
    const link = await begin("groups/delta?$select=members,owners");
    opened.emulator.directory.link("members", large, ids.slice(0, 2));
    opened.emulator.directory.link("owners", large, ids.slice(0, 1));
    opened.emulator.deltaHabits.linksPerPiece = 2;
    expect((await round(link)).pages).toEqual([
      [{ id: large, "members@delta": ids.slice(0, 2).map((id) => member(id)) }],
      [{ id: large, "owners@delta": [member(ids[0] as string)] }],
    ]);
  });
});

describe("what delta may do, when a test asks for it", () => {
  it("objects repeat within a round, on a later page", async () => {
    opened.emulator.deltaHabits.repeats = 1;
    const { pages } = await round("/v1.0/users/delta?$select=id");
    const ids = all("user").map(({ id }) => ({ id }));
    expect(pages).toEqual([ids, ids]);
  });

  it("pages are empty and go on", async () => {
    opened.emulator.deltaHabits.emptyPages = 1;
    const { pages, deltaLink } = await round("/v1.0/users/delta");
    expect(pages.map((page) => page.length)).toEqual([0, 5]);
    expect((await round(deltaLink)).pages).toEqual([[], []]);
  });

  it("a first round holds deleted objects", async () => {
    const { directory } = opened.emulator;
    const [soft, hard] = [user(0), user(1)];
    for (const gone of [soft, hard]) directory.remove("user", gone);
    directory.purge(hard.id);
    expect((await round("/v1.0/users/delta")).entries).toHaveLength(3);
    opened.emulator.deltaHabits.removedInFirstRound = 1;
    expect((await round("/v1.0/users/delta")).entries.slice(0, 2)).toEqual([
      { id: soft.id, "@removed": { reason: "changed" } },
      { id: hard.id, "@removed": { reason: "deleted" } },
    ]);
  });

  it("is the same for the same seed, and changes no result", async () => {
    const play = async (options: EmulatorOptions) => {
      await open({ users: 230, groups: 20, ...options });
      return [await round("/v1.0/users/delta"), await round("/v1.0/groups/delta")];
    };
    const shapes = (rounds: readonly { pages: Item[][] }[]) =>
      rounds.map(({ pages }) => pages.map((page) => page.map(({ id }) => id)));
    const merged = (rounds: readonly { entries: Item[] }[]) => {
      const objects = new Map<string, object>();
      const links = new Set<string>();
      for (const { id, "members@delta": members = [], ...rest } of rounds.flatMap(
        ({ entries }) => entries,
      )) {
        for (const link of members as Item[]) links.add(`${id}/${link.id}`);
        const { "owners@delta": _owners, ...properties } = rest as Record<string, unknown>;
        objects.set(id, properties);
      }
      return [[...objects].sort(), [...links].sort()];
    };
    const quiet = await play({});
    const wild = await play({ delta: "seeded" });
    expect(shapes(await play({ delta: "seeded" }))).toEqual(shapes(wild));
    expect(shapes(wild)).not.toEqual(shapes(quiet));
    expect(merged(wild)).toEqual(merged(quiet));
    expect(wild.flatMap(({ entries }) => entries).length).toBeGreaterThan(250);
    expect(wild.flatMap(({ pages }) => pages).filter((page) => page.length === 0)).not.toEqual([]);
  });
});

describe("expired tokens", () => {
  it("410 tells where to start, with the options of the delta", async () => {
    const link = await begin("users/delta?$select=displayName,mail&$filter=id eq 'x'");
    opened.emulator.clock.advance(8 * DAY);
    await opened.signIn();
    const { status, body, headers } = await opened.call("GET", link);
    expect([status, body.error.code, headers.get("location")]).toEqual([
      410,
      "SyncStateNotFound",
      `${opened.emulator.url}/v1.0/users/delta?$select=displayName%2Cmail&$filter=id%20eq%20'x'&$deltatoken=`,
    ]);
    expect((await opened.call("GET", headers.get("location") ?? "")).body.value).toEqual([]);
  });

  it("or 400 syncStateNotFound without it", async () => {
    const link = await begin("users/delta");
    opened.emulator.deltaHabits.expiredByBadRequest = 1;
    opened.emulator.clock.advance(8 * DAY);
    await opened.signIn();
    const { status, body, headers } = await opened.call("GET", link);
    expect([status, body.error.code, headers.get("location")]).toEqual([
      400,
      "syncStateNotFound",
      null,
    ]);
  });

  it("a round must reach steady state within 30 days", async () => {
    opened.emulator.deltaHabits.emptyPages = 1;
    const { body } = await opened.call("GET", "/v1.0/users/delta?$select=id");
    const skip = body["@odata.nextLink"];
    const wait = async (days: number) => {
      opened.emulator.clock.advance(days * DAY);
      await opened.signIn();
      return opened.call("GET", skip);
    };
    expect((await wait(6)).status).toBe(200);
    expect((await wait(2)).headers.get("location")).toContain("?$select=id&$deltatoken=");
    const late = await wait(22);
    expect([late.status, late.body.error.message]).toEqual([
      400,
      expect.stringContaining("must reach steady state within 30 days"),
    ]);
  });
});

it("a token is good for the collection that gave it", async () => {
  opened.emulator.deltaHabits.emptyPages = 1;
  const { body } = await opened.call("GET", "/v1.0/users/delta");
  const delta = await begin("users/delta");
  for (const link of [String(body["@odata.nextLink"]), delta]) {
    expect((await opened.call("GET", link)).status).toBe(200);
    const other = await opened.call("GET", link.replace("/users/", "/groups/"));
    expect([other.status, other.body.error.message]).toEqual([400, "Badly formed token."]);
  }
});

describe("members that are gone", () => {
  it("leave no trace once they are purged", async () => {
    const { directory } = opened.emulator;
    const [one, two, three] = [user(0), user(1), user(2)];
    const group = groupOf("Group", [one.id]);
    const other = groupOf("Other", [two.id]);
    const link = await begin("groups/delta?$select=members");
    directory.link("members", group, [two.id, three.id]);
    directory.unlink("members", other, two.id);
    for (const gone of [one, two]) {
      directory.remove("user", gone);
      directory.purge(gone.id);
    }
    expect((await round(link)).entries).toEqual([
      { id: group, "members@delta": [member(three.id)] },
    ]);
  });
});

describe("replication lag", () => {
  it("an object that no replica shows is not removed, and comes in a later round", async () => {
    const { directory, clock } = opened.emulator;
    const link = await begin("groups/delta?$select=displayName,members");
    directory.replication.lagMs = 10_000;
    const id = groupOf("Late", [user(0).id]);
    const early = await round(link);
    expect(early.entries).toEqual([]);
    const first = await round("/v1.0/groups/delta?$select=displayName,members");
    expect(first.entries).toEqual([]);
    clock.advance(10_001);
    for (const { deltaLink } of [early, first]) {
      const { entries } = await round(deltaLink);
      expect(entries).toEqual([{ id, displayName: "Late", "members@delta": [member(user(0).id)] }]);
    }
  });
});
