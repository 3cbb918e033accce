import { followChanges, warningsOf } from "../../harness/pollFlow";
import { openStage, type Stage } from "../../harness/stage";

let stage: Stage;
let other: Stage;

beforeAll(async () => {
  [stage, other] = [await openStage({ users: 3, groups: 2 }), await openStage({ users: 3 })];
});

afterAll(async () => {
  await stage.close();
  await other.close();
});

const warnings = (): string => warningsOf(stage);

/** Whether the trigger begins anew with other inputs than those of its last poll. */
const beginsAnew = async (
  trigger: string,
  inputs: Record<string, unknown>,
  changed: Record<string, unknown>,
): Promise<boolean> => {
  const { poll, reconfigure } = await followChanges(stage, trigger, inputs);
  await poll();
  warnings();
  reconfigure(changed);
  // The place is judged before the first request, which a token of another tenant does not survive.
  await poll().catch(() => undefined);
  return warnings().includes("follows something else");
};

const groupIds = (): string[] => [...stage.emulator.directory.all("group")].map(({ id }) => id);

const otherTenant = async (): Promise<unknown> => {
  const connection = await stage.signIn();
  const [head, claims = "", signature] = String(connection.token?.access_token).split(".");
  const known = JSON.parse(Buffer.from(claims, "base64url").toString());
  const tid = "f2d0a1c4-5b0e-4c3e-9a55-0e5f6a7b8c9d";
  const others = Buffer.from(JSON.stringify({ ...known, tid })).toString("base64url");
  return {
    ...connection,
    token: { ...connection.token, access_token: [head, others, signature].join(".") },
  };
};

const MEMBERSHIPS = "groupMembershipPolling";
const USERS = "userChangesPolling";

describe("a trigger begins anew", () => {
  it.each([USERS, MEMBERSHIPS])("%s on another tenant", async (trigger) => {
    expect(await beginsAnew(trigger, {}, { connection: await otherTenant() })).toBe(true);
  });

  it.each([USERS, MEMBERSHIPS])("%s on another cloud", async (trigger) => {
    expect(await beginsAnew(trigger, {}, { connection: await other.signIn() })).toBe(true);
  });

  it.each<[string, string, Record<string, unknown>, () => Record<string, unknown>]>([
    ["on other properties", USERS, { $select: "mail" }, () => ({ $select: "mail,city" })],
    ["from all groups to some", MEMBERSHIPS, {}, () => ({ groupIds: groupIds() })],
    ["on owners", MEMBERSHIPS, {}, () => ({ relationships: ["members", "owners"] })],
    [
      "on other kinds",
      MEMBERSHIPS,
      { memberKinds: ["users"] },
      () => ({ memberKinds: ["groups"] }),
    ],
  ])("%s", async (_what, trigger, inputs, changed) => {
    expect(await beginsAnew(trigger, inputs, changed())).toBe(true);
  });

  it("where another kind of object was followed before", async () => {
    const users = await followChanges(stage, USERS, { $select: "displayName" });
    const groups = await followChanges(stage, "groupChangesPolling", { $select: "displayName" });
    await users.poll();
    await groups.poll();
    groups.setState(users.state());
    warnings();
    await groups.poll();
    expect(warnings()).toContain("follows something else");
  });
});

it.each<[string, string, Record<string, unknown>, () => Record<string, unknown>]>([
  ["the order of properties", USERS, { $select: "mail,city" }, () => ({ $select: "City, mail" })],
  ["Changes", USERS, {}, () => ({ changes: ["created"] })],
  ["Record Detail", USERS, {}, () => ({ recordDetail: "changedProperties" })],
  ["Only Members Of", USERS, {}, () => ({ onlyMembersOf: groupIds() })],
  ["Max Deletions", USERS, {}, () => ({ maxDeletions: "5" })],
  ["Start From", USERS, {}, () => ({ startFrom: "everything" })],
  [
    "the order of relationships",
    MEMBERSHIPS,
    { relationships: ["owners", "members"] },
    () => ({ relationships: ["members", "owners"] }),
  ],
  ["deleted members", MEMBERSHIPS, {}, () => ({ includeDeletedMembers: "true" })],
])("a trigger keeps its place with other %s", async (_what, trigger, inputs, changed) => {
  expect(await beginsAnew(trigger, inputs, changed())).toBe(false);
});
