import type { PolledEvent } from "../../harness/pollFlow";
import { type Circumstances, check, type Plot, type Production, stage } from "./theatre";

const RELATIONSHIPS = ["members", "owners"] as const;

/** Something happens to a group, its members or a user. */
const actOf =
  ({ emulator, random, pick }: Plot) =>
  (): void => {
    const { directory } = emulator;
    const groups = [...directory.all("group")];
    const users = [...directory.all("user")];
    const group = pick(groups);
    const relation = pick(RELATIONSHIPS) ?? "members";
    const dice = random();
    if (group === undefined || dice < 0.06) {
      directory.create("group", { displayName: `g${Math.floor(random() * 2 ** 32)}` });
      return;
    }
    const present = directory.related(relation, group.id);
    if (dice < 0.5) {
      const known = new Set(present.map(({ id }) => id));
      const more = users.filter(({ id }) => !known.has(id)).slice(0, 1 + Math.floor(random() * 6));
      if (more.length > 0)
        directory.link(
          relation,
          group.id,
          more.map(({ id }) => id),
        );
    } else if (dice < 0.8) {
      const gone = pick(present);
      if (gone !== undefined) directory.unlink(relation, group.id, gone.id);
    } else if (dice < 0.85) directory.remove("group", group);
    else if (dice < 0.9) {
      const back = pick([...directory.allDeleted("group")]);
      if (back !== undefined) directory.restore(back.id);
    } else if (dice < 0.93) {
      const user = pick(users);
      if (user !== undefined) directory.remove("user", user);
    } else if (dice < 0.97) {
      const back = pick([...directory.allDeleted("user")]);
      if (back !== undefined) directory.restore(back.id);
    } else {
      const gone = pick([...directory.allDeleted("user"), ...directory.allDeleted("group")]);
      if (gone !== undefined) directory.purge(gone.id);
    }
  };

/** Somebody who knows the memberships from the events alone. */
const createConsumer = () => {
  const links = new Set<string>();
  const deletedGroups = new Set<string>();
  /** Their deletion was told by a poll that went through: the trigger knows of it as well. */
  const surelyDeleted = new Set<string>();
  /** Deleted, and not told since. */
  const unheard = new Set<string>();
  const seen = new Map<string, Set<string>>();
  const counts: Record<string, number> = {};

  const hear = (event: PolledEvent, { again, broken }: Circumstances): void => {
    const { changeType, resync, groupId, memberId, relationship } = event;
    counts[changeType] = (counts[changeType] ?? 0) + 1;
    const link = `${groupId} ${relationship} ${memberId}`;
    const strict = !again && resync === false;
    switch (changeType) {
      case "resyncCompleted":
        for (const known of [...links])
          if (resync !== false && !seen.get(resync.resyncId)?.has(known)) links.delete(known);
        return;
      case "groupDeleted":
        // A return may go untold when it is deleted again at once.
        check(
          !strict || !surelyDeleted.has(groupId ?? "") || unheard.has(groupId ?? ""),
          () => `${groupId} is deleted twice`,
        );
        unheard.delete(groupId ?? "");
        deletedGroups.add(groupId ?? "");
        if (!broken) surelyDeleted.add(groupId ?? "");
        for (const known of [...links]) if (known.startsWith(`${groupId} `)) links.delete(known);
        return;
      case "groupRestored":
        check(!strict || deletedGroups.has(groupId ?? ""), () => `${groupId} was not deleted`);
        // Told by a poll that broke off, it may be told again, also after a deletion that a resync has swallowed.
        if (!broken) deletedGroups.delete(groupId ?? "");
        surelyDeleted.delete(groupId ?? "");
        return;
      case "memberDeleted":
        check(groupId === null, () => "memberDeleted names a group");
        return;
      case "removed":
        links.delete(link);
        return;
      default:
        links.add(link);
        if (resync !== false)
          seen.set(resync.resyncId, (seen.get(resync.resyncId) ?? new Set()).add(link));
    }
  };
  return { hear, links, unheard, counts };
};

/** @returns how many polls were broken off, and how often each kind of event was told. */
export const membershipsRun = async (
  seed: number,
): Promise<{ broken: number; counts: Record<string, number> }> => {
  const consumer = createConsumer();
  const produce = (plot: Plot): Production => ({
    trigger: "groupMembershipPolling",
    inputs: {
      changes: ["added", "removed", "groupDeleted", "groupRestored"],
      relationships: RELATIONSHIPS,
      startFrom: "everything",
      includeDeletedMembers: "true",
      ...(plot.chance(0.3)
        ? { groupIds: [...plot.emulator.directory.all("group")].map(({ id }) => id) }
        : {}),
    },
    batching: { enabled: plot.chance(0.8), batchSize: 1 + Math.floor(plot.random() * 20) },
    act: actOf(plot),
    hear: consumer.hear,
  });
  const followed = new Set<string>();
  /** Accounts that were deleted at some time: of their memberships Graph tells neither end nor return. */
  const ghosts = new Set<string>();
  const compare = ({ emulator }: Plot): void => {
    const { directory } = emulator;
    const truth = new Set<string>();
    for (const { id } of directory.all("group")) {
      if (followed.size > 0 && !followed.has(id)) continue;
      for (const relationship of RELATIONSHIPS)
        for (const member of directory.related(relationship, id))
          truth.add(`${id} ${relationship} ${member.id}`);
    }
    const isGhost = (link: string): boolean => ghosts.has(link.split(" ").at(-1) ?? "");
    for (const link of truth)
      check(isGhost(link) || consumer.links.has(link), () => `${link} is lost`);
    for (const link of consumer.links) {
      const isThere = directory.find("group", link.split(" ", 1)[0] ?? "") !== undefined;
      check(!isThere || isGhost(link) || truth.has(link), () => `${link} is there no more`);
    }
  };
  const groups = 2 + (seed % 9);
  const broken = await stage(
    seed,
    { users: 15, groups, applications: 0 },
    (plot) => {
      const production = produce(plot);
      plot.emulator.directory.onChange(({ kind, id, how }) => {
        if (kind === "user" && how === "softDeleted") ghosts.add(id);
        if (kind === "group" && how === "softDeleted") consumer.unheard.add(id);
      });
      for (const id of (production.inputs.groupIds as string[] | undefined) ?? []) followed.add(id);
      return production;
    },
    compare,
  );
  return { broken, counts: consumer.counts };
};
