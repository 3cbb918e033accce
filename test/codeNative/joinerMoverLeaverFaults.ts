import { freezeDate } from "../harness/freezeDate";
import { openPeopleStage, type PeopleStage } from "./peopleStage";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The example joiner-mover-leaver: what it tells when something breaks off. */
export const joinerMoverLeaverFaults = (): void => {
  freezeDate(new Date());

  let on: PeopleStage;

  beforeEach(async () => {
    on = await openPeopleStage();
  });

  afterEach(() => on.close());

  const deltas = (): string[] =>
    on
      .requests()
      .filter((line) => line.includes("/delta"))
      .map((line) => line.replace(/\?\$(select|deltatoken)=.*?(?=[ &])/, "?$$$1"));

  it("tells what happened while there was no subscription", async () => {
    await on.renew();
    expect(deltas()).toEqual(["GET /v1.0/users/delta?$select&$deltatoken=latest 200"]);
    const [mover, gone] = on.enabledUsers();
    on.loseSubscription();
    on.update(mover?.id, { department: "Legal" });
    if (gone) on.emulator.directory.remove("user", gone);
    await on.play();
    expect(on.system.news()).toEqual([]);

    await on.renew();
    expect(on.system.news()).toEqual([
      { event: "change", person: expect.objectContaining({ id: mover?.id, department: "Legal" }) },
      { event: "offboard", person: expect.objectContaining({ id: gone?.id }) },
    ]);
    expect(deltas()).toEqual(["GET /v1.0/users/delta?$deltatoken 200"]);

    // What Graph notifies of is not told again by the hourly runs.
    on.update(mover?.id, { department: "Sales" });
    await on.play();
    expect(on.system.news()).toHaveLength(1);
    await on.renew();
    await on.renew();
    expect(on.system.news()).toEqual([]);
  });

  it("reads from the place before the last: the subscription may have died before that one", async () => {
    await on.renew();
    const [mover] = on.enabledUsers();
    on.loseSubscription();
    on.update(mover?.id, { department: "Legal" });
    await on.play();
    await on.flow.run({ event: "renewal", action: "none", gap: null });
    expect(on.system.news()).toEqual([]);
    await on.renew();
    expect(on.system.news()).toMatchObject([{ person: { id: mover?.id } }]);
  });

  it("tells of everybody, and of who was deleted, when the place is too old for Graph", async () => {
    const [before, during] = on.enabledUsers();
    if (before) on.emulator.directory.remove("user", before);
    await on.play();
    on.emulator.clock.advance(60_000);
    on.system.news();
    await on.renew();
    const place = on.flow.state.place as { readAt: string };
    place.readAt = new Date(Date.now() - 6 * DAY_MS).toISOString();
    on.loseSubscription();
    on.emulator.clock.advance(60_000);
    if (during) on.emulator.directory.remove("user", during);
    await on.renew();
    const news = on.system.news() as { event: string; person: { id: string } }[];
    expect(news).toHaveLength(29);
    expect(news.at(-1)).toMatchObject({ event: "offboard", person: { id: during?.id } });
    expect(news.some(({ person }) => person.id === before?.id)).toBe(false);
  });

  it("keeps the place until everybody of a gap was told", async () => {
    await on.renew();
    const { place } = on.flow.state;
    on.loseSubscription();
    for (const { id } of on.enabledUsers().slice(0, 3)) on.update(id, { department: "Legal" });
    on.system.refusals.push(503);
    const event = await on.schedule();
    await expect(on.flow.run(event)).rejects.toThrow(
      /^1 of 3 failed. User .* People URL answered 503$/,
    );
    expect(on.system.news()).toHaveLength(2);
    expect(on.flow.state.place).toEqual(place);
    // The platform tries the run again.
    await on.flow.run(event);
    expect(on.system.news()).toHaveLength(3);
  });

  describe("when Graph fails", () => {
    it("waits while it throttles and is unavailable, and tells all the same", async () => {
      const id = on.join();
      await on.emulator.notifier.settled();
      const read = { path: /\/users\//, times: 1 };
      on.emulator.faults.plan(
        { ...read, answer: { kind: "status", status: 429, headers: { "Retry-After": "8" } } },
        { ...read, answer: { kind: "status", status: 503 } },
      );
      await on.play();
      expect(on.system.news()[0]).toMatchObject({ event: "create", person: { id } });
      expect(on.waits).toContain(8_000);
      const statuses = on.requests().map((line) => line.split(" ").at(-1));
      expect(statuses).toEqual(expect.arrayContaining(["429", "503"]));
    });

    it("fails after telling the others when one cannot be read", async () => {
      const [one, other] = on.enabledUsers();
      on.emulator.faults.plan({
        path: new RegExp(`/users/${one?.id}`),
        answer: { kind: "status", status: 403 },
      });
      const value = [one, other].map((user) => ({
        changeType: "updated",
        resource: `Users/${user?.id}`,
      }));
      await expect(on.flow.run({ event: "notification", value, rejected: 0 })).rejects.toThrow(
        `1 of 2 failed. User ${one?.id} could not be read`,
      );
      expect(on.system.news()).toMatchObject([{ person: { id: other?.id } }]);
    });

    it("says who is not offboarded completely", async () => {
      const leaver = String(on.enabledUsers()[0]?.id);
      const { directory } = on.emulator;
      const { id } = directory.create("group", { displayName: "Of the leaver" });
      directory.setRelated("members", id, [leaver]);
      on.emulator.faults.plan({
        method: "DELETE",
        path: /\/members\//,
        answer: { kind: "status", status: 403 },
      });
      on.update(leaver, { accountEnabled: false });
      await expect(on.play()).rejects.toThrow(
        `User ${leaver} is not offboarded completely: removeFromGroups failed`,
      );
      expect(on.system.news()).toMatchObject([{ event: "offboard" }]);
    });
  });
};
