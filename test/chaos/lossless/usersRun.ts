import type { Directory, Entity } from "../../../emulator/directory";
import type { PolledEvent } from "../../harness/pollFlow";
import { type Circumstances, check, type Plot, type Production, stage } from "./theatre";

const SELECT = ["displayName", "jobTitle", "department"] as const;
const TITLES = ["Clerk", "Boss", "Cook", "Nurse", null];

type Known = Record<string, unknown>;

/** Something happens to a user of the directory. */
const actOf =
  ({ emulator, random, chance, pick }: Plot) =>
  (): void => {
    const { directory, domain } = emulator;
    const living = [...directory.all("user")];
    // One that was created and deleted a moment ago is known to no replica yet.
    const deleted = [...directory.allDeleted("user")].filter(({ id }) => directory.findDeleted(id));
    const user = pick(living);
    const dice = random();
    if (dice < 0.25) {
      const name = `u${Math.floor(random() * 2 ** 32)}`;
      directory.create("user", {
        displayName: name,
        userPrincipalName: `${name}@${domain}`,
        ...(chance(0.5) ? { jobTitle: pick(TITLES) } : {}),
      });
    } else if (dice < 0.65 && user !== undefined) {
      directory.update(
        "user",
        user,
        chance(0.7)
          ? { jobTitle: pick(TITLES) }
          : { displayName: `Renamed ${Math.floor(random() * 999)}`, department: null },
      );
    } else if (dice < 0.8 && user !== undefined) directory.remove("user", user);
    else if (dice < 0.92) {
      const back = pick(deleted);
      if (back !== undefined) directory.restore(back.id);
    } else {
      const gone = pick(deleted);
      if (gone !== undefined) directory.purge(gone.id);
    }
  };

/** Somebody who knows the directory from the events alone, and notices what cannot be. */
const createConsumer = (directory: Directory) => {
  const living = new Map<string, Known>();
  /** Told as soft-deleted, and not as anything since. */
  const deleted = new Set<string>();
  /** Told as created at some time. */
  const created = new Set<string>();
  /** Told as deleted in a poll that broke off. */
  const unsure = new Set<string>();
  /** Not there at the end of a resync, which knows of no deletions: nobody can know how they come back. */
  const dropped = new Set<string>();
  /** Deleted, and not told: before the first round, in a resync, or in the moment of a page. */
  const unheard = new Set<string>();
  directory.onChange(({ id, how }) => {
    if (how === "softDeleted") unheard.add(id);
  });
  const seen = new Map<string, Set<string>>();
  const counts: Record<string, number> = {};

  const judge = ({ changeType, resync }: PolledEvent, id: string, again: boolean): void => {
    if (again || resync !== false || dropped.has(id)) return;
    const wrong = (why: string) => () => `${changeType} of ${id}, ${why}`;
    if (changeType === "created") {
      check(!created.has(id), wrong("for the second time"));
      check(!living.has(id), wrong("which was known"));
    }
    if (changeType === "updated")
      check(living.has(id) || unheard.has(id), wrong("which nobody told before"));
    if (changeType === "restored") check(deleted.has(id), wrong("which was not deleted"));
    // A return may go untold when it is deleted again at once.
    if (changeType === "softDeleted")
      check(!deleted.has(id) || unheard.has(id), wrong("for the second time"));
    if (changeType === "existing")
      check(created.size === 0 && deleted.size === 0, wrong("after the first round"));
  };

  const endResync = (resyncId: string): void => {
    for (const id of unsure) dropped.add(id);
    for (const id of [...living.keys()]) {
      if (seen.get(resyncId)?.has(id)) continue;
      living.delete(id);
      dropped.add(id);
    }
  };

  const hear = (event: PolledEvent, { again, broken }: Circumstances): void => {
    const { changeType, resync, record } = event;
    counts[changeType] = (counts[changeType] ?? 0) + 1;
    if (changeType === "resyncCompleted") {
      check(resync !== false, () => "resyncCompleted without a resync");
      if (resync !== false) endResync(resync.resyncId);
      return;
    }
    const id = event.id ?? "";
    judge(event, id, again);
    if (resync !== false)
      seen.set(resync.resyncId, (seen.get(resync.resyncId) ?? new Set()).add(id));
    if (changeType === "softDeleted" || changeType === "permanentlyDeleted") {
      check(record === null, () => `a record of the deleted ${id}`);
      living.delete(id);
      unheard.delete(id);
      if (changeType === "softDeleted") deleted.add(id);
      else deleted.delete(id);
      if (broken) unsure.add(id);
      else unsure.delete(id);
      return;
    }
    if (changeType === "created") created.add(id);
    deleted.delete(id);
    if (resync === false && changeType !== "updated") dropped.delete(id);
    living.set(
      id,
      event.changedProperties === null ? { ...record } : { ...living.get(id), ...record },
    );
  };

  return { hear, living, counts };
};

const shown = (entity: Known): string =>
  JSON.stringify([entity.id, ...SELECT.map((name) => entity[name] ?? null)]);

/** @returns how many polls were broken off, and how often each kind of event was told. */
export const usersRun = async (
  seed: number,
): Promise<{ broken: number; counts: Record<string, number> }> => {
  let consumer: ReturnType<typeof createConsumer> | undefined;
  const produce = (plot: Plot): Production => {
    const wholeRecords = plot.chance(0.6);
    const follower = createConsumer(plot.emulator.directory);
    consumer = follower;
    plot.emulator.directory.replication.lagMs = plot.chance(0.3) ? 120_000 : 0;
    return {
      trigger: "userChangesPolling",
      inputs: {
        $select: SELECT.join(","),
        startFrom: "everything",
        recordDetail: wholeRecords ? "full" : "changedProperties",
      },
      batching: { enabled: plot.chance(0.8), batchSize: 1 + Math.floor(plot.random() * 20) },
      act: actOf(plot),
      hear: follower.hear,
    };
  };
  const compare = ({ emulator }: Plot): void => {
    const truth = new Map(
      [...emulator.directory.all("user")].map((user: Entity) => [user.id, user]),
    );
    for (const [id, user] of truth) {
      const known = consumer?.living.get(id);
      check(known !== undefined, () => `${id} is lost`);
      check(shown(known ?? {}) === shown(user), () => `${shown(known ?? {})} is ${shown(user)}`);
    }
    for (const id of consumer?.living.keys() ?? [])
      check(truth.has(id), () => `${id} is there no more`);
  };
  const users = 10 + ((seed * 7) % 50);
  const broken = await stage(seed, { users, groups: 0, applications: 0 }, produce, compare);
  return { broken, counts: consumer?.counts ?? {} };
};
