import { exampleNamed, openTheatre, type Theatre } from "./theatre";

const yaml = exampleNamed("licences");
const FLOW = "Balance Licences";
const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const GROUP = "11ce0000-0000-4000-8000-00000000000a";
const id = (number: number) => `11ce0000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const person = (number: number, more: Record<string, unknown> = {}) => ({
  id: id(number),
  userPrincipalName: `person${number}@contoso.com`,
  usageLocation: "US",
  department: "Sales",
  ...more,
});
const ACTIVE = person(1);
const WITHOUT = person(2, { usageLocation: null });
const GONE = person(3, { accountEnabled: false });
const GUEST = person(4, { userType: "Guest" });
const ELSEWHERE = person(5, { department: "Legal" });

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

const has = (user: { id: string }): boolean =>
  (
    (theatre.emulator.directory.find("user", user.id)?.assignedLicenses ?? []) as {
      skuId: string;
    }[]
  ).some(({ skuId }) => skuId === E3);

/** Begins with so many licences bought, given directly to these. */
const begin = (
  units: number,
  holders: readonly { id: string }[],
  members: readonly { id: string }[] = [],
) => {
  theatre.reset({
    users: [ACTIVE, WITHOUT, GONE, GUEST, ELSEWHERE],
    groups: [{ id: GROUP, displayName: "Licensed", members: members.map((user) => user.id) }],
  });
  const { directory, licences } = theatre.emulator;
  const sku = licences.skuOf(E3);
  if (sku !== undefined) sku.prepaidUnits.enabled = units;
  for (const holder of holders) {
    const user = directory.find("user", holder.id);
    if (user !== undefined)
      licences.assignToUser(user, { add: [{ skuId: E3, disabledPlans: [] }], remove: [] });
  }
};

const play = async (filled: Record<string, string> = {}) => {
  const { outside } = theatre;
  const { played, sent, ...outcome } = await theatre.playSchedule(yaml, FLOW, {
    Licence: E3,
    "Assign By": "department",
    Department: "Sales",
    "Usage Location": "DE",
    "Dry Run": "false",
    "Report URL": `${outside.url}/report`,
    ...filled,
  });
  return {
    ...outcome,
    ignored: played?.ignored,
    reports: sent.map(({ body }) => body as { left: { licence: string }[] }),
    writes: outcome.requests.filter((request) => !request.startsWith("GET ")),
  };
};

const leftOf = ({ left }: { left: { licence: string }[] } = { left: [] }) =>
  left.find(({ licence }) => licence === "ENTERPRISEPACK");

describe("by department", () => {
  it("takes back from the disabled, gives to the others, and reports what is left", async () => {
    begin(3, [GONE, ELSEWHERE]);
    const { error, reports, writes, log } = await play();
    expect(error).toBeUndefined();
    expect([ACTIVE, WITHOUT, GONE, GUEST, ELSEWHERE].map(has)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(reports).toEqual([
      {
        dryRun: false,
        licence: "ENTERPRISEPACK",
        reclaim: { wanted: [GONE.id], stillThere: [] },
        assignment: {
          by: "department",
          wanted: [ACTIVE.id, WITHOUT.id],
          notEnoughLeft: [],
          stillWithout: [],
        },
        left: expect.any(Array),
      },
    ]);
    expect(leftOf(reports[0])).toEqual({ licence: "ENTERPRISEPACK", available: 0, consumed: 3 });
    expect(writes).toEqual([
      `POST /v1.0/users/${GONE.id}/assignLicense 200`,
      `POST /v1.0/users/${ACTIVE.id}/assignLicense 200`,
      `PATCH /v1.0/users/${WITHOUT.id} 204`,
      `POST /v1.0/users/${WITHOUT.id}/assignLicense 200`,
    ]);
    expect(log).toEqual(["ENTERPRISEPACK: 0 left, 0 still without"]);
    expect(theatre.emulator.directory.find("user", WITHOUT.id)?.usageLocation).toBe("DE");
  });

  it("gives as many as there are, and says who is still without", async () => {
    begin(2, [ELSEWHERE]);
    const { error, reports, log } = await play();
    expect(error).toBeUndefined();
    expect([ACTIVE, WITHOUT].map(has)).toEqual([true, false]);
    expect(reports).toMatchObject([
      {
        assignment: {
          wanted: [ACTIVE.id, WITHOUT.id],
          notEnoughLeft: [WITHOUT.id],
          stillWithout: [WITHOUT.id],
        },
      },
    ]);
    expect(log).toEqual(["ENTERPRISEPACK: 0 left, 1 still without"]);
  });

  it("gives nothing when none is left", async () => {
    begin(1, [ELSEWHERE]);
    const { reports, writes } = await play();
    expect(reports).toMatchObject([{ assignment: { notEnoughLeft: [ACTIVE.id, WITHOUT.id] } }]);
    expect(writes).toEqual([]);
  });

  it("changes nothing in a dry run, and nothing on the second night", async () => {
    begin(5, [GONE]);
    const dry = await play({ "Dry Run": "true" });
    expect(dry.writes).toEqual([]);
    expect(dry.reports).toMatchObject([
      {
        dryRun: true,
        reclaim: { wanted: [GONE.id], stillThere: [GONE.id] },
        assignment: { wanted: [ACTIVE.id, WITHOUT.id], stillWithout: [ACTIVE.id, WITHOUT.id] },
      },
    ]);
    await play();
    const again = await play();
    expect(again.writes).toEqual([]);
    expect(again.reports).toMatchObject([
      { reclaim: { wanted: [] }, assignment: { wanted: [], stillWithout: [] } },
    ]);
  });

  it("finds a department with an apostrophe, and nobody in one that is not there", async () => {
    const other = { ...ACTIVE, department: "Men's wear" };
    theatre.reset({ users: [other, ELSEWHERE] });
    const found = await play({ Department: "Men's wear" });
    expect([found.error, has(other), has(ELSEWHERE)]).toEqual([undefined, true, false]);
    const nobody = await play({ Department: "Nowhere" });
    expect(nobody.reports).toMatchObject([{ assignment: { wanted: [] } }]);
    expect(nobody.writes).toEqual([]);
  });
});

describe("by group", () => {
  const byGroup = { "Assign By": "group", Group: GROUP, Department: "" };

  it("gives the licence to the group, once", async () => {
    begin(5, [GONE], [ACTIVE, WITHOUT]);
    const first = await play(byGroup);
    expect(first.error).toBeUndefined();
    expect(first.reports).toMatchObject([
      {
        reclaim: { wanted: [GONE.id], stillThere: [] },
        assignment: { by: "group", wanted: [GROUP], notEnoughLeft: [], stillWithout: [] },
      },
    ]);
    expect(first.writes).toEqual([
      `POST /v1.0/users/${GONE.id}/assignLicense 200`,
      `POST /v1.0/groups/${GROUP}/assignLicense 202`,
    ]);
    theatre.emulator.clock.advance(10 * 60_000);
    expect([has(ACTIVE), has(GONE)]).toEqual([true, false]);
    const second = await play(byGroup);
    expect([second.error, second.writes]).toEqual([undefined, []]);
  });

  it("leaves a disabled member what the group gives", async () => {
    begin(5, [], [ACTIVE, GONE]);
    await play(byGroup);
    theatre.emulator.clock.advance(10 * 60_000);
    const { error, reports, writes } = await play(byGroup);
    expect(reports).toMatchObject([{ reclaim: { wanted: [], stillThere: [] } }]);
    expect([error, writes, has(GONE)]).toEqual([undefined, [], true]);
  });

  it("says that the group has members without, when not enough are left", async () => {
    begin(1, [ELSEWHERE], [ACTIVE, GUEST]);
    await play(byGroup);
    theatre.emulator.clock.advance(10 * 60_000);
    const { reports } = await play(byGroup);
    expect(reports).toMatchObject([{ assignment: { notEnoughLeft: [GROUP], stillWithout: [] } }]);
  });
});

describe("what stops it before anything is changed", () => {
  it.each([
    [
      "more disabled users than Max Reclaims",
      { "Max Reclaims": "0" },
      /1 disabled users would lose the licence/,
    ],
    ["no licence", { Licence: "" }, /The tenant has no licence \(none is chosen\)/],
    ["no department", { Department: " " }, /Fill in Department/],
    ["no group", { "Assign By": "group" }, /Choose a Group/],
  ])("%s", async (_what, filled, problem) => {
    begin(3, [GONE]);
    const { error, writes, reports } = await play(filled);
    expect(error).toMatch(problem);
    expect([writes, reports]).toEqual([[], []]);
    expect(has(GONE)).toBe(true);
  });

  it("licences that cannot be read", async () => {
    begin(3, [GONE]);
    theatre.emulator.faults.plan({
      path: /subscribedSkus/,
      skip: 1, // the picker, on deploy
      answer: { kind: "status", status: 503 },
    });
    const { error, writes, reports } = await play();
    expect(error).toMatch(/^List Subscribed SKUs failed: .*503/i);
    expect([writes, reports]).toEqual([[], []]);
  });
});

describe("when something goes wrong", () => {
  it("goes on with the others when one was deleted meanwhile", async () => {
    begin(5, [GONE]);
    const { directory, faults } = theatre.emulator;
    faults.plan({
      path: new RegExp(ACTIVE.id),
      times: 1,
      answer: () => {
        const user = directory.find("user", ACTIVE.id);
        if (user !== undefined) directory.remove("user", user);
        return undefined;
      },
    });
    const { error, ignored, reports } = await play();
    expect(error).toBeUndefined();
    expect(ignored).toEqual([expect.stringMatching(/404/)]);
    expect(reports).toMatchObject([{ assignment: { stillWithout: [] } }]);
    expect(has(WITHOUT)).toBe(true);
  });

  it("reports as still there what could not be taken back", async () => {
    begin(5, [GONE]);
    theatre.emulator.faults.plan({
      path: new RegExp(`${GONE.id}/assignLicense`),
      answer: { kind: "status", status: 503 },
    });
    const { error, ignored, reports } = await play();
    expect([error, ignored?.length]).toEqual([undefined, 1]);
    expect(reports).toMatchObject([{ reclaim: { wanted: [GONE.id], stillThere: [GONE.id] } }]);
  });

  it.each([
    ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "20" } }],
    ["done, and its answer lost", { kind: "reset", done: true }],
  ] as const)("gets through when every write is %s once", async (_what, answer) => {
    begin(3, [GONE, ELSEWHERE]);
    theatre.faultOnce(answer, (method) => method !== "GET");
    const { error, reports } = await play();
    expect(error).toBeUndefined();
    expect([ACTIVE, WITHOUT, GONE].map(has)).toEqual([true, true, false]);
    expect(reports).toMatchObject([
      { reclaim: { stillThere: [] }, assignment: { stillWithout: [] } },
    ]);
  });
});
