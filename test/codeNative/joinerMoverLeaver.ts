import { freezeDate } from "../harness/freezeDate";
import { skipWaits } from "../harness/skipWaits";
import { openStage, type Stage } from "../harness/stage";
import { type OtherSystem, openOtherSystem } from "./otherSystem";
import { load, playFlow } from "./playFlow";

const HOUR_MS = 60 * 60 * 1000;

/** The example joiner-mover-leaver on the emulator, started by what User Trigger hands over there. */
export const joinerMoverLeaverTests = (): void => {
  freezeDate(new Date());

  let stage: Stage;
  let system: OtherSystem;
  let flow: ReturnType<typeof playFlow>;
  let dryRun: string;

  const instance = () => stage.runner.instance("one");
  const users = () => [...stage.emulator.directory.all("user")];
  const update = (id: string, properties: Record<string, unknown>): void => {
    const user = stage.emulator.directory.find("user", id);
    if (user) stage.emulator.directory.update("user", user, properties);
  };

  /** Lets Graph notify, and starts the flow as often as the trigger does. */
  const play = async (): Promise<void> => {
    await stage.emulator.notifier.settled();
    for (const { data } of instance().runs.splice(0)) await flow.run(data);
  };

  /** The hourly run. */
  const renew = async (): Promise<void> => {
    await instance().runSchedule("People");
    await play();
  };

  const loseSubscription = (): void => {
    const { subscriptions } = stage.emulator;
    subscriptions.drop(String(subscriptions.living()[0]?.id));
  };

  beforeEach(async () => {
    stage = await openStage({ users: 30, groups: 3, applications: 0 });
    system = await openOtherSystem();
    dryRun = "false";
    const { people } = load<{ people: never }>("joiner-mover-leaver", "flows/people");
    flow = playFlow(stage, "joiner-mover-leaver", people, () => ({
      "Entra Connection": stage.connection,
      "People URL": system.url,
      "Offboarding Dry Run": dryRun,
    }));
    const { onTrigger } = people as { onTrigger: { key: string; values: object } };
    await instance().deploy([
      {
        name: "People",
        trigger: onTrigger.key,
        inputs: { connection: stage.connection, changeType: ["updated", "deleted"] },
      },
    ]);
    await play();
    stage.requests();
  });

  afterEach(async () => {
    await instance().delete();
    await stage.close();
    await system.close();
  });

  const join = (): string =>
    stage.emulator.directory.create("user", {
      accountEnabled: true,
      displayName: "Ada New",
      mailNickname: "ada",
      department: "Sales",
      userPrincipalName: `ada@${stage.emulator.domain}`,
    }).id;

  it("tells of nobody when Graph validates", () => {
    expect(system.news()).toEqual([]);
    expect(flow.logs).toContain("Nothing to do: validation");
  });

  it("tells of a joiner, a mover and a leaver", async () => {
    const id = join();
    await play();
    expect(system.news()).toContainEqual({
      event: "create",
      person: expect.objectContaining({
        id,
        displayName: "Ada New",
        department: "Sales",
        mail: null,
      }),
    });
    expect(stage.requests()).toContain(
      `GET /v1.0/users/${id}?$select=id%2CuserPrincipalName%2CdisplayName%2CgivenName%2Csurname%2Cmail%2CjobTitle%2Cdepartment%2CemployeeId%2CaccountEnabled%2CcreatedDateTime%2CemployeeHireDate 200`,
    );

    const [mover, leaver] = users().filter(({ accountEnabled }) => accountEnabled);
    update(String(mover?.id), { department: "Legal" });
    await play();
    expect(system.news()).toEqual([
      { event: "change", person: expect.objectContaining({ id: mover?.id, department: "Legal" }) },
    ]);

    const { directory } = stage.emulator;
    const group = directory.create("group", { displayName: "Of the leaver" });
    directory.setRelated("members", group.id, [String(leaver?.id)]);
    update(String(leaver?.id), { accountEnabled: false });
    await play();
    expect(system.news()).toEqual([
      { event: "offboard", person: expect.objectContaining({ id: leaver?.id }) },
    ]);
    expect(directory.related("members", group.id)).toEqual([]);
    expect(flow.logs.join("\n")).toMatch(/^removeFromGroups done .*Of the leaver$/m);
    // What the offboarding changed is told once more, and starts nothing without end.
    await play();
    await play();
    expect(system.news()).toEqual([]);
  });

  it("leaves a leaver's groups alone in a dry run, and says what would go", async () => {
    dryRun = "true";
    const { directory } = stage.emulator;
    const leaver = users().find(({ accountEnabled }) => accountEnabled);
    const group = directory.create("group", { displayName: "Of the leaver" });
    directory.setRelated("members", group.id, [String(leaver?.id)]);
    update(String(leaver?.id), { accountEnabled: false });
    await play();
    expect(system.news()).toMatchObject([{ event: "offboard" }]);
    expect(directory.related("members", group.id)).toHaveLength(1);
    expect(flow.logs.join()).toMatch(/Dry run: removeFromGroups \w+ .*Of the leaver/);
  });

  it("tells of somebody who was deleted, and changes nothing there", async () => {
    const [user] = users();
    if (user) stage.emulator.directory.remove("user", user);
    await play();
    expect(system.news()).toMatchObject([{ event: "offboard", person: { id: user?.id } }]);
    expect(stage.requests().filter((line) => /^(PATCH|DELETE)/.test(line))).toEqual([]);
  });

  it("takes an account that is made ahead for no leaver", async () => {
    const hired = new Date(Date.now() + 7 * 24 * HOUR_MS).toISOString();
    const user = users().find(({ accountEnabled }) => accountEnabled);
    update(String(user?.id), { accountEnabled: false, employeeHireDate: hired });
    await play();
    expect(system.news()).toMatchObject([{ event: "change" }]);
  });

  it("tells what happened while there was no subscription", async () => {
    await renew();
    expect(flow.state.place).toMatchObject({ linkBefore: null });
    const [mover, gone] = users().filter(({ accountEnabled }) => accountEnabled);
    loseSubscription();
    update(String(mover?.id), { department: "Legal" });
    if (gone) stage.emulator.directory.remove("user", gone);
    await play();
    expect(system.news()).toEqual([]);

    stage.requests();
    await renew();
    expect(system.news()).toEqual([
      { event: "change", person: expect.objectContaining({ id: mover?.id, department: "Legal" }) },
      { event: "offboard", person: expect.objectContaining({ id: gone?.id }) },
    ]);
    const deltas = stage.requests().filter((line) => line.includes("/delta"));
    expect(deltas).toEqual([expect.stringMatching(/users\/delta\?\$deltatoken=.* 200$/)]);

    // What Graph notifies of is not told again by the next hourly runs.
    update(String(mover?.id), { department: "Sales" });
    await play();
    expect(system.news()).toHaveLength(1);
    await renew();
    await renew();
    expect(system.news()).toEqual([]);
  });

  it("keeps the place until everybody of a gap was told", async () => {
    await renew();
    const { place } = flow.state;
    loseSubscription();
    const movers = users()
      .filter(({ accountEnabled }) => accountEnabled)
      .slice(0, 3);
    for (const { id } of movers) update(id, { department: "Legal" });
    system.refusals.push(503);
    await instance().runSchedule("People");
    const event = instance().runs.splice(0).at(-1)?.data;
    await expect(flow.run(event)).rejects.toThrow(
      /^1 of 3 failed. User .* People URL answered 503$/,
    );
    expect(system.news()).toHaveLength(2);
    expect(flow.state.place).toEqual(place);
    // The platform tries the run again.
    await flow.run(event);
    expect(system.news()).toHaveLength(3);
  });

  describe("when Graph fails", () => {
    // After the deploy, whose deadline must not pass at once.
    const waits = skipWaits();

    it("waits for a Graph that throttles and fails", async () => {
      const id = join();
      await stage.emulator.notifier.settled();
      stage.emulator.faults.plan(
        {
          path: /\/users\//,
          times: 1,
          answer: { kind: "status", status: 429, headers: { "Retry-After": "8" } },
        },
        { path: /\/users\//, times: 1, answer: { kind: "status", status: 503 } },
      );
      await play();
      expect(system.news()).toContainEqual({
        event: "create",
        person: expect.objectContaining({ id }),
      });
      expect(waits.some((wait) => wait >= 8_000)).toBe(true);
      const statuses = stage.requests().map((line) => line.split(" ").at(-1));
      expect(statuses).toEqual(expect.arrayContaining(["429", "503"]));
    });
  });

  it("fails after telling the others when one cannot be read", async () => {
    const [one, other] = users();
    const data = {
      event: "notification",
      rejected: 0,
      value: [one, other].map((user) => ({ changeType: "updated", resource: `Users/${user?.id}` })),
    };
    stage.emulator.faults.plan({
      path: new RegExp(`/users/${one?.id}`),
      answer: { kind: "status", status: 403 },
    });
    await expect(flow.run(data)).rejects.toThrow(
      `1 of 2 failed. User ${one?.id} could not be read`,
    );
    expect(system.news()).toMatchObject([{ person: { id: other?.id } }]);
  });

  it("refuses what does not come from the trigger", async () => {
    await expect(flow.run("<xml/>")).rejects.toThrow("body.data.event is missing");
  });
};
