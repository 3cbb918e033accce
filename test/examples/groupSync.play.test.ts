import { exampleNamed, openTheatre, type Theatre } from "./theatre";

const yaml = exampleNamed("groupSync");
const FLOW = "Sync Group";
const GROUP = "5a7a5c1e-0000-4000-8000-00000000000a";
const id = (number: number) => `5a7a5c1e-0000-4000-8000-${String(number).padStart(12, "0")}`;

const ADELE = { id: id(1), userPrincipalName: "adele@contoso.com", mail: "Adele@Contoso.com" };
const BJORN = { id: id(2), userPrincipalName: "bjorn@contoso.com", mail: "bjorn@contoso.com" };
const CHIDI = { id: id(3), userPrincipalName: "chidi@contoso.com", mail: "chidi@contoso.com" };
const DANA = { id: id(4), userPrincipalName: "dana@contoso.com", mail: null };

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

const begin = (
  users: readonly Record<string, unknown>[] = [ADELE, BJORN, CHIDI, DANA],
  members: readonly string[] = [BJORN.id, CHIDI.id],
) => theatre.reset({ users, groups: [{ id: GROUP, displayName: "Staff", members }] });

/** Runs the sync once against a system that answers with this list. */
const sync = async (
  list: unknown,
  filled: Record<string, string> = {},
  answers: (path: string, times: number) => number = () => 200,
) => {
  const { outside } = theatre;
  outside.answers(({ path }, times) => ({
    status: answers(path, times),
    body: path === "/people" ? list : {},
  }));
  return theatre.playSchedule(yaml, FLOW, {
    Group: GROUP,
    "People List URL": `${outside.url}/people`,
    "Report URL": `${outside.url}/report`,
    "Dry Run": "false",
    ...filled,
  });
};

const members = () =>
  theatre.emulator.directory
    .related("members", GROUP)
    .map((member) => member.id)
    .sort();

const writes = (requests: readonly string[]) => requests.filter((one) => !one.startsWith("GET "));

const READS = [
  "GET /v1.0/users?$select=id,mail,userPrincipalName,employeeId&$top=999 200",
  `GET /v1.0/groups/${GROUP}?$select=id,groupTypes,mailEnabled,onPremisesSyncEnabled&$expand=members($select=id) 200`,
  `GET /v1.0/groups/${GROUP}/members?$select=id&$top=999 200`,
];
const WRITES = [
  `PATCH /v1.0/groups/${GROUP} 204`,
  "POST /v1.0/$batch 200",
  `DELETE /v1.0/groups/${GROUP}/members/${CHIDI.id}/$ref 204`,
  "POST /v1.0/$batch 200",
];
const LIST = [{ email: "adele@contoso.com" }, { email: " BJORN@contoso.com " }];
const REPORT = {
  groupId: GROUP,
  dryRun: false,
  added: [ADELE.id],
  removed: [CHIDI.id],
  unchanged: 1,
  unknownPeople: [] as string[],
  failed: [],
  counts: { added: 1, removed: 1, unknown: 0, failed: 0 },
};
const fetched = { method: "POST", path: "/people", contentType: "application/json", body: {} };
const reported = (body: unknown) => ({ ...fetched, path: "/report", body });

describe("an ordinary night", () => {
  it("makes the group equal to the list, and reports what that changed", async () => {
    begin();
    const list = [...LIST, { email: "nobody@contoso.com" }];
    const { error, sent, requests, log } = await sync(list);
    expect(error).toBeUndefined();
    expect(members()).toEqual([ADELE.id, BJORN.id]);
    expect(sent).toEqual([
      fetched,
      reported({
        ...REPORT,
        unknownPeople: ["nobody@contoso.com"],
        counts: { ...REPORT.counts, unknown: 1 },
      }),
    ]);
    expect(requests).toEqual([...READS, ...WRITES]);
    expect(log).toEqual([
      "Dry run: false. To add 1, to remove 1, unchanged 1, unknown 1, failed 0",
    ]);
  });

  it("changes nothing when nothing is to change", async () => {
    begin(undefined, [ADELE.id, BJORN.id]);
    const { error, sent, requests } = await sync(LIST);
    expect(error).toBeUndefined();
    expect(sent).toEqual([
      fetched,
      reported({
        ...REPORT,
        added: [],
        removed: [],
        unchanged: 2,
        counts: { added: 0, removed: 0, unknown: 0, failed: 0 },
      }),
    ]);
    expect(requests).toEqual(READS);
  });

  it("reports to nobody when no Report URL is filled in", async () => {
    begin();
    const { error, sent } = await sync(LIST, { "Report URL": "" });
    expect([error, sent]).toEqual([undefined, [fetched]]);
    expect(members()).toEqual([ADELE.id, BJORN.id]);
  });

  it("works on other people, another property and another form of list", async () => {
    const people = Array.from({ length: 45 }, (_none, index) => ({
      id: id(100 + index),
      userPrincipalName: `o'neil.${index}@fabrikam.example`,
      mail: "shared@fabrikam.example",
      employeeId: `E-${index}`,
    }));
    const ids = people.map((person) => person.id);
    begin(people, ids.slice(0, 30));
    const list = { people: people.slice(10, 40).map(({ employeeId }) => ({ number: employeeId })) };
    const filled = { "People Property": "number", "Match By": "employeeId" };
    const { error, sent } = await sync(list, filled);
    expect(error).toBeUndefined();
    expect(members()).toEqual(ids.slice(10, 40));
    expect(sent.at(-1)?.body).toMatchObject({
      added: ids.slice(30, 40),
      removed: ids.slice(0, 10),
    });
  });

  it("takes a list of texts", async () => {
    begin();
    const { error } = await sync(["dana@contoso.com", "bjorn@contoso.com"], {
      "Match By": "userPrincipalName",
    });
    expect([error, members()]).toEqual([undefined, [BJORN.id, DANA.id]]);
  });
});

describe("a list that is better not followed", () => {
  const untouched = async (list: unknown, filled: Record<string, string>, problem: RegExp) => {
    begin();
    const { error, sent, requests } = await sync(list, filled);
    expect(error).toMatch(problem);
    expect([sent, writes(requests)]).toEqual([[fetched], []]);
    expect(members()).toEqual([BJORN.id, CHIDI.id]);
  };

  it("in a dry run, which it is at first, is only reported", async () => {
    begin();
    const { error, sent, requests } = await sync(LIST, { "Dry Run": "true" });
    expect(error).toBeUndefined();
    expect(sent).toEqual([fetched, reported({ ...REPORT, dryRun: true })]);
    expect(requests).toEqual(READS);
    expect(members()).toEqual([BJORN.id, CHIDI.id]);
    expect(yaml).toMatch(/- key: Dry Run\n.*\n.*\n {4}defaultValue: "true"/);
  });

  it("would remove more than Max Removals", () =>
    untouched(
      LIST,
      { "Max Removals": "0" },
      /^Max Removals: 1 members would be removed, and at most 0/,
    ));

  it("is empty", () => untouched([], {}, /names nobody of the directory.* Nothing was changed/));

  it("names nobody", () => untouched(["x@y.z"], {}, /names nobody of the directory: 1 people/));

  it("is no list", () => untouched({ error: "later" }, {}, /answered with no list/));

  it("has an entry without the property", () =>
    untouched([...LIST, { mail: "x" }], {}, /1 of 3 entries of the list have no email/));

  it("means two users with one value", async () => {
    begin([ADELE, BJORN, CHIDI, { ...DANA, mail: "adele@contoso.com" }]);
    const { error, requests } = await sync(LIST);
    expect(error).toMatch(/More than one user has the mail adele@contoso\.com/);
    expect(writes(requests)).toEqual([]);
  });
});

describe("when something goes wrong", () => {
  it("adds and removes the others when somebody was deleted since the users were listed", async () => {
    begin();
    const { directory, faults } = theatre.emulator;
    faults.plan({
      path: /\/groups\//,
      times: 1,
      answer: () => {
        const user = directory.find("user", ADELE.id);
        if (user !== undefined) directory.remove("user", user);
        return undefined;
      },
    });
    const { error, sent } = await sync([...LIST, { email: "chidi@contoso.com" }]);
    expect(error).toMatch(/^1 members could not be added or removed\. The first one: /);
    expect(sent.at(-1)?.body).toMatchObject({
      failed: [{ id: ADELE.id, change: "add", message: expect.stringContaining("does not exist") }],
      counts: { failed: 1 },
    });
    expect(members()).toEqual([BJORN.id, CHIDI.id]);
  });

  it.each([
    ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "20" } }],
    ["unavailable", { kind: "status", status: 503 }],
    ["cut off", { kind: "reset" }],
    ["cut off in the middle", { kind: "truncate" }],
  ] as const)("gets through when each kind of request is %s once", async (_what, answer) => {
    begin();
    theatre.faultOnce(answer);
    const { error, sent } = await sync(LIST);
    expect(error).toBeUndefined();
    expect(members()).toEqual([ADELE.id, BJORN.id]);
    expect(sent).toEqual([fetched, reported(REPORT)]);
  });

  it("tells a member as added whose answer was lost", async () => {
    begin();
    const lost = { kind: "reset", done: true } as const;
    theatre.emulator.faults.plan({ path: /\$batch$/, times: 1, answer: lost });
    const { error, sent } = await sync(LIST);
    expect([error, sent.at(-1)?.body]).toEqual([undefined, REPORT]);
    expect(members()).toEqual([ADELE.id, BJORN.id]);
  });

  it("changes nothing and reports nothing while the directory is down", async () => {
    begin();
    theatre.emulator.faults.plan({ path: /\/groups\//, answer: { kind: "status", status: 503 } });
    const { error, sent } = await sync(LIST);
    expect(error).toMatch(/^Set Group Members failed: .*503/);
    expect(sent).toEqual([fetched]);
    theatre.emulator.faults.clear();
    expect((await sync(LIST)).error).toBeUndefined();
    expect(members()).toEqual([ADELE.id, BJORN.id]);
  });

  it("asks the other system again, and changes nothing when it stays down", async () => {
    begin();
    const passing = await sync(LIST, {}, (path, times) =>
      path === "/people" && times < 3 ? 500 : 200,
    );
    expect(passing.error).toBeUndefined();
    expect(passing.sent.map(({ path }) => path)).toEqual([
      "/people",
      "/people",
      "/people",
      "/report",
    ]);
    const lasting = await sync([], {}, () => 500);
    expect(lasting.error).toBe("Request failed with status code 500");
    expect([lasting.sent.length, lasting.requests]).toEqual([4, []]);
    expect(members()).toEqual([ADELE.id, BJORN.id]);
  });
});
