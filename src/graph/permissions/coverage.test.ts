import accepted from "../../../test/fixtures/acceptedPermissions.json";
import { actionCases, caseOf, playCase } from "../../../test/harness/actionCases";
import { freezeDate } from "../../../test/harness/freezeDate";
import { partsOf, templateOf } from "../../../test/harness/requestTemplate";
import { actionPermissions } from "../../permissions";
import { type LeastPermissions, type Permission, permissionFor } from "../errors/permission";
import { coverageOf } from "./coverage";
import { elsewhere, stronger } from "./stronger";

const KINDS = ["delegated", "application"] as const;

type Kind = keyof LeastPermissions;

/** What Microsoft publishes of a request: alternatives, of which each is a list of what goes together. */
interface Accepted {
  readonly least: readonly string[];
  readonly accepted: readonly (readonly string[])[];
}

const requests = accepted as unknown as Readonly<Record<string, Record<Kind, Accepted>>>;

const table: Readonly<Record<string, Permission>> = actionPermissions;
const permissionOf = (key: string): Permission => table[key] as Permission;

const of = (least: readonly string[]): Permission => ({
  delegated: least,
  application: least,
  graph: "",
});

const both = (least: readonly string[], ...held: string[]) =>
  coverageOf(of(least), "application", new Set(held));

describe("what a sign-in holds", () => {
  it.each<[string[], string[], boolean | null, string[]]>([
    [["User.Read.All"], ["User.Read.All"], true, []],
    [["User.Read.All"], ["User.ReadWrite.All"], true, []],
    [["User.Read.All"], ["Directory.ReadWrite.All"], true, []],
    [["User.Read.All"], ["Group.ReadWrite.All"], false, ["User.Read.All"]],
    [["User.Read.All"], [], false, ["User.Read.All"]],
    [
      ["User.ReadWrite.All"],
      ["User.Read.All", "Directory.Read.All"],
      false,
      ["User.ReadWrite.All"],
    ],
    [["User.ReadWrite.All"], ["User-Phone.ReadWrite.All"], null, []],
    [["Group.ReadWrite.All"], ["Directory.ReadWrite.All"], null, []],
    [["GroupMember.Read.All"], ["GroupMember.ReadBasic.All"], null, []],
    [["User.Read.All", "GroupMember.Read.All"], ["GroupMember.Read.All"], false, ["User.Read.All"]],
    [["User.Read.All", "GroupMember.Read.All"], ["Directory.Read.All"], true, []],
    [["User.Read.All", "User.Invite.All"], ["User.ReadBasic.All"], false, ["User.Invite.All"]],
  ])("%j of %j: %p", (least, held, covered, missing) => {
    expect(both(least, ...held)).toEqual({ covered, missing });
  });

  it("is no answer where nothing can be known", () => {
    expect(both([], "User.Read.All")).toEqual({ covered: null, missing: [] });
  });

  it("is never enough for what only people may do", () => {
    const forPeople = { delegated: ["User.Read"], application: [], graph: "" };
    expect(coverageOf(forPeople, "application", new Set(["User.Read.All"]))).toEqual({
      covered: false,
      missing: [],
    });
    expect(coverageOf(forPeople, "delegated", new Set(["User.Read"])).covered).toBe(true);
  });

  it("for several kinds of objects is told when it is the same for all", () => {
    const perCollection = { users: of(["User.Read.All"]), groups: of(["Group.Read.All"]) };
    const coverage = (...held: string[]) =>
      coverageOf({ ...of([]), perCollection }, "delegated", new Set(held));
    expect(coverage("User.Read.All", "Group.Read.All")).toEqual({ covered: true, missing: [] });
    expect(coverage("User.Read.All")).toEqual({ covered: null, missing: [] });
    expect(coverage()).toEqual({ covered: false, missing: ["User.Read.All", "Group.Read.All"] });
  });

  it("is not enough for all kinds where people alone may have one of them", () => {
    const perCollection = {
      users: of(["User.DeleteRestore.All"]),
      groups: { delegated: ["Group.ReadWrite.All"], application: [] },
    };
    const held = new Set(["User.DeleteRestore.All", "Group.ReadWrite.All"]);
    const purge = { ...of([]), perCollection };
    expect(coverageOf(purge, "delegated", held).covered).toBe(true);
    expect(coverageOf(purge, "application", held).covered).toBeNull();
  });
});

/** Of groups no action asks it; of the memberships of others User.Read is not enough, as the pages say. */
const NOT_OURS = /^POST \/groups.*MemberGroups$|^GET \/users\/{id}\/(memberOf|transitiveMemberOf)$/;

describe("held against what Microsoft publishes", () => {
  it.each(Object.keys(requests).filter((name) => !NOT_OURS.test(name)))(
    "%s: what is accepted is never missing",
    (name) => {
      for (const kind of KINDS) {
        const { least = [], accepted = [] } = requests[name]?.[kind] ?? {};
        for (const alternative of accepted) {
          const { covered, missing } = coverageOf(of(least), kind, new Set(alternative));
          if (least.length > 0)
            expect({ kind, alternative, covered, missing }).not.toMatchObject({ covered: false });
        }
      }
    },
  );
});

/** What each request with this least permission takes in its place, all by itself. */
const acceptedAlways = (least: string): string[] => {
  const lists = Object.values(requests)
    .flatMap((request) => KINDS.map((kind) => request[kind]))
    .filter((one) => one?.least?.length === 1 && one.least[0] === least)
    .map(({ accepted }) => accepted.flatMap((names) => (names.length === 1 ? names : [])));
  return (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)));
};

it.each(Object.keys(stronger))("in place of %s all that is always accepted is enough", (least) => {
  for (const name of acceptedAlways(least).filter((one) => !elsewhere[least]?.includes(one)))
    expect([name, both([least], name).covered]).toEqual([name, true]);
});

describe("every action", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));

  /** Of what goes together, Microsoft lists the least that reads an object; what the read takes will do. */
  const READS: Readonly<Record<string, string>> = {
    "User.ReadBasic.All": "GET /users/{id}",
    "User.Read.All": "GET /users/{id}",
    "GroupMember.Read.All": "GET /groups/{id}",
    "Application.Read.All": "GET /applications/{id}",
  };

  const isHeld = (name: string, kind: Kind, held: readonly string[]): boolean =>
    held.includes(name) ||
    (requests[READS[name] ?? ""]?.[kind].accepted ?? []).flat().some((one) => held.includes(one));

  /** It reads "all group memberships", as its description says, though the list of this request leaves it out. */
  const isDescribed = (template: string, held: readonly string[]): boolean =>
    template === "GET /users/{id}/memberOf" && held.includes("Group.Read.All");

  const isAccepted = (template: string, kind: Kind, held: readonly string[]): boolean => {
    const known = requests[template]?.[kind].accepted ?? [];
    return (
      known.length === 0 ||
      isDescribed(template, held) ||
      known.some((names) =>
        names.length === 1
          ? held.includes(names[0] ?? "")
          : names.every((name) => isHeld(name, kind, held)),
      )
    );
  };

  it.each(Object.keys(actionCases))(
    "%s is covered by what all of its requests accept only",
    async (key) => {
      const { answers, collection = "" } = caseOf(key);
      const { calls } = await playCase(key, answers);
      const templates = calls.flatMap(partsOf).map(templateOf);
      const needed = permissionFor(permissionOf(key), collection);
      for (const kind of KINDS) {
        for (const name of needed[kind]) {
          for (const better of stronger[name] ?? []) {
            const others = needed[kind].filter((other) => other !== name);
            // What special objects and steps need besides is not what is asked here.
            const held = [...others, better, ...Object.values(needed.also ?? {})];
            expect(coverageOf(needed, kind, new Set([...others, better])).covered).toBe(true);
            for (const template of templates)
              expect([template, kind, held, isAccepted(template, kind, held)]).toEqual([
                template,
                kind,
                held,
                true,
              ]);
          }
        }
      }
    },
  );
});
