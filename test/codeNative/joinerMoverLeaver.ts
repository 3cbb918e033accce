import { freezeDate } from "../harness/freezeDate";
import { openPeopleStage, type PeopleStage } from "./peopleStage";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const SELECT =
  "id%2CuserPrincipalName%2CdisplayName%2CgivenName%2Csurname%2Cmail%2CjobTitle%2Cdepartment%2CemployeeId%2CaccountEnabled%2CcreatedDateTime%2CemployeeHireDate";

/** The example joiner-mover-leaver: what it tells of whom. */
export const joinerMoverLeaverTests = (): void => {
  freezeDate(new Date());

  let on: PeopleStage;

  beforeEach(async () => {
    on = await openPeopleStage();
  });

  afterEach(() => on.close());

  /** Somebody who is in a group, and cannot sign in any more. */
  const leave = async (): Promise<{ id: string; groups: () => unknown[] }> => {
    const { directory } = on.emulator;
    const { id } = directory.create("group", { displayName: "Of the leaver" });
    const leaver = String(on.enabledUsers()[0]?.id);
    directory.setRelated("members", id, [leaver]);
    on.update(leaver, { accountEnabled: false });
    await on.play();
    return { id: leaver, groups: () => directory.related("members", id) };
  };

  it("tells of nobody when Graph validates", () => {
    expect(on.system.news()).toEqual([]);
    expect(on.flow.logs).toContain("Nothing to do: validation");
  });

  it("tells of a joiner with what the other system needs", async () => {
    const id = on.join();
    await on.play();
    expect(on.system.news()[0]).toEqual({
      event: "create",
      person: {
        id,
        userPrincipalName: `ada@${on.emulator.domain}`,
        displayName: "Ada New",
        givenName: null,
        surname: null,
        mail: null,
        jobTitle: null,
        department: "Sales",
        employeeId: null,
      },
    });
    expect(on.requests()).toContain(`GET /v1.0/users/${id}?$select=${SELECT} 200`);
  });

  it("tells of a mover", async () => {
    const id = on.enabledUsers()[0]?.id;
    on.update(id, { department: "Legal" });
    await on.play();
    expect(on.system.news()).toEqual([
      { event: "change", person: expect.objectContaining({ id, department: "Legal" }) },
    ]);
    expect(on.requests()).toEqual([
      `GET /v1.0/users/${id}?$select=${SELECT} 200`,
      "POST /v1.0/$batch 200",
    ]);
  });

  it("tells of a leaver, and takes the groups away, once", async () => {
    const { id, groups } = await leave();
    expect(on.system.news()).toEqual([
      { event: "offboard", person: expect.objectContaining({ id }) },
    ]);
    expect(groups()).toEqual([]);
    expect(on.flow.logs.join("\n")).toMatch(/^removeFromGroups done .*Of the leaver$/m);
    await on.play();
    expect(on.system.news()).toEqual([]);
  });

  it("leaves a leaver's groups alone in a dry run, and says what would go", async () => {
    on.settings["Offboarding Dry Run"] = "true";
    const { groups } = await leave();
    expect(on.system.news()).toMatchObject([{ event: "offboard" }]);
    expect(groups()).toHaveLength(1);
    expect(on.flow.logs.join("\n")).toMatch(/^Dry run: removeFromGroups \w+ .*Of the leaver$/m);
  });

  it("tells of somebody who was deleted, and changes nothing there", async () => {
    const [user] = on.enabledUsers();
    if (user) on.emulator.directory.remove("user", user);
    await on.play();
    expect(on.system.news()).toMatchObject([{ event: "offboard", person: { id: user?.id } }]);
    expect(on.requests().filter((line) => /^(PATCH|DELETE)/.test(line))).toEqual([]);
    expect(on.flow.logs.join("\n")).not.toContain("disable");
  });

  it("takes an account that is made ahead for no leaver", async () => {
    const employeeHireDate = new Date(Date.now() + WEEK_MS).toISOString();
    on.update(on.enabledUsers()[0]?.id, { accountEnabled: false, employeeHireDate });
    await on.play();
    expect(on.system.news()).toMatchObject([{ event: "change" }]);
  });

  it("refuses what does not come from the trigger", async () => {
    await expect(on.flow.run("<xml/>")).rejects.toThrow("body.data.event is missing");
  });
};
