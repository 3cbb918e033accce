import { freezeDate } from "../harness/freezeDate";
import { openStage, type Stage } from "../harness/stage";
import { type OtherSystem, openOtherSystem } from "./otherSystem";
import { load, playFlow } from "./playFlow";

const throttled = { kind: "status", status: 429, headers: { "Retry-After": "7" } } as const;
const unavailable = { kind: "status", status: 503 } as const;

/** Of a sync that adds and removes. The two deletions are in the batch. */
const SYNCED = [
  "GET /v1.0/users?$select=id%2Cmail%2CuserPrincipalName%2CemployeeId&$top=999 200",
  "GET /v1.0/groups/{group}?$select=id%2CgroupTypes%2CmailEnabled%2ConPremisesSyncEnabled&$expand=members(%24select%3Did) 200",
  "GET /v1.0/groups/{group}/members?$select=id&$top=999 200",
  "PATCH /v1.0/groups/{group} 204",
  "POST /v1.0/$batch 200",
  "DELETE /v1.0/groups/{group}/members/{id}/$ref 204",
  "DELETE /v1.0/groups/{group}/members/{id}/$ref 204",
  "POST /v1.0/$batch 200",
];

/** The example group-sync on the emulator. */
export const groupSyncTests = (): void => {
  freezeDate(new Date());

  let stage: Stage;
  let system: OtherSystem;
  let groupId: string;
  let run: ReturnType<typeof playFlow>["run"];
  let logs: string[];
  let people: { id: string; mail: string }[];
  let settings: Record<string, string>;

  beforeEach(async () => {
    stage = await openStage({ users: 40, groups: 0, applications: 0 });
    system = await openOtherSystem();
    const { directory } = stage.emulator;
    people = [...directory.all("user")].map(({ id, mail }) => ({ id, mail: String(mail) }));
    groupId = directory.create("group", { displayName: "Sales" }).id;
    directory.setRelated(
      "members",
      groupId,
      people.slice(0, 5).map(({ id }) => id),
    );
    settings = { "Dry Run": "false", "Max Removals": "10", "Match By": "mail" };
    const { groupSync } = load<{ groupSync: never }>("group-sync", "flows/groupSync");
    ({ run, logs } = playFlow(stage, "group-sync", groupSync, () => ({
      "Entra Connection": stage.connection,
      Group: groupId,
      "People List URL": system.url,
      ...settings,
    })));
    stage.requests();
  });

  afterEach(async () => {
    await stage.close();
    await system.close();
  });

  const members = (): string[] =>
    stage.emulator.directory
      .related("members", groupId)
      .map(({ id }) => id)
      .sort();
  const ids = (from: number, to: number): string[] =>
    people
      .slice(from, to)
      .map(({ id }) => id)
      .sort();
  const mails = (from: number, to: number): string[] =>
    people.slice(from, to).map(({ mail }) => mail);

  const requests = (): string[] =>
    stage
      .requests()
      .map((line) => line.replace(groupId, "{group}").replace(/[0-9a-f-]{36}/, "{id}"));

  it("adds and removes what the list says", async () => {
    system.list = [...mails(2, 9).map((mail) => ` ${mail.toUpperCase()}`), "nobody@example.com"];
    expect(await run()).toEqual({
      added: expect.arrayContaining(ids(5, 9)),
      removed: expect.arrayContaining(ids(0, 2)),
      unchanged: 3,
      unknown: ["nobody@example.com"],
      dryRun: false,
    });
    expect(members()).toEqual(ids(2, 9));
    expect(requests()).toEqual(SYNCED);
    expect(logs).toEqual([
      "Nobody in the directory has the mail nobody@example.com",
      "Added 4, removed 2, 3 stay",
    ]);
  });

  it("leaves members alone that are no users", async () => {
    const { directory } = stage.emulator;
    const nested = directory.create("group", { displayName: "Nested" }).id;
    directory.setRelated("members", groupId, [...ids(0, 3), nested]);
    system.list = mails(1, 4);
    expect(await run()).toMatchObject({ removed: ids(0, 1), unchanged: 2 });
    expect(members()).toEqual([...ids(1, 4), nested].sort());
  });

  it("changes nothing in a dry run", async () => {
    settings["Dry Run"] = "true";
    system.list = mails(2, 9);
    expect(await run()).toMatchObject({ removed: expect.arrayContaining(ids(0, 2)), dryRun: true });
    expect(members()).toEqual(ids(0, 5));
    expect(requests()).toEqual(SYNCED.slice(0, 3));
    expect(logs).toEqual(["Would add 4, would remove 2, 3 stay"]);
  });

  it("changes nothing when more would be removed than allowed", async () => {
    settings["Max Removals"] = "1";
    system.list = mails(2, 9);
    await expect(run()).rejects.toThrow("Max Removals");
    expect(members()).toEqual(ids(0, 5));
    settings["Max Removals"] = "2";
    await run();
    expect(members()).toEqual(ids(2, 9));
  });

  it.each([
    ["an empty list", () => [], "answered with an empty list"],
    ["a list that is none", () => ({ people: [] }), "not answer with a JSON array of texts"],
    ["a list of nobody here", () => ["a@example.com"], "No user has a mail that the list names"],
  ])("changes nothing after %s", async (_what, list, message) => {
    system.list = list();
    await expect(run()).rejects.toThrow(message);
    expect(members()).toEqual(ids(0, 5));
    expect(requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("changes nothing when two people could be meant", async () => {
    const { directory } = stage.emulator;
    for (const user of [...directory.all("user")].slice(20, 22))
      directory.update("user", user, { employeeId: "E-7" });
    settings["Match By"] = "employeeId";
    system.list = ["E-7"];
    await expect(run()).rejects.toThrow("More than one user has the employeeId E-7");
    expect(members()).toEqual(ids(0, 5));
  });

  it.each([
    ["the list of users", { method: "GET", path: /\/users$/ }],
    ["the members that are added", { method: "PATCH", path: /\/groups\// }],
    ["the members that are removed", { method: "DELETE", path: /\/members\// }],
  ])("ends right when Graph throttles and fails at %s", async (_what, request) => {
    stage.emulator.faults.plan(
      { ...request, times: 1, answer: throttled },
      { ...request, times: 1, answer: unavailable },
    );
    system.list = mails(2, 9);
    expect(await run()).toMatchObject({ unchanged: 3 });
    expect(members()).toEqual(ids(2, 9));
    const statuses = requests().map((line) => line.split(" ").at(-1));
    expect(statuses.filter((status) => status === "429" || status === "503").sort()).toEqual([
      "429",
      "503",
    ]);
    expect(stage.waits).toContain(7_000);
  });

  it("fails when Graph goes on failing, and the next night makes it good", async () => {
    const fault = { method: "PATCH", path: /\/groups\//, answer: unavailable };
    stage.emulator.faults.plan(fault);
    system.list = mails(2, 9);
    await expect(run()).rejects.toThrow(/503/);
    stage.emulator.faults.clear();
    await run();
    expect(members()).toEqual(ids(2, 9));
  });
};
