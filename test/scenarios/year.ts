import { seededRandom } from "../../emulator/random";
import type { FlowDefinition } from "../../runner";
import { openStage } from "../harness/stage";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Gap {
  readonly from: string | null;
  readonly to: string;
}

interface Item {
  readonly resource: string;
  readonly resourceData?: { readonly eventTime?: string };
}

export interface Year {
  /** One line for everything worth telling, in order. */
  readonly timeline: readonly string[];
  /** What is wrong; empty when everything is right. */
  readonly problems: readonly string[];
  readonly totals: Readonly<Record<string, number>>;
}

/**
 * A seeded year in the life of one instance: changes and a forged delivery every day, a daily schedule,
 * outages of Graph and of the endpoint, expired tokens, lost state, redeploys, renamed flows and edited
 * change types.
 */
export const liveThrough = async (days: number, seed: number): Promise<Year> => {
  const random = seededRandom(seed);
  const chance = (share: number): boolean => random() < share;
  const stage = await openStage({ users: 30, groups: 3, applications: 0, seed });
  const { emulator, runner } = stage;
  const instance = runner.instance("year");
  const timeline: string[] = [];
  const problems: string[] = [];
  const totals: Record<string, number> = {};
  const count = (name: string): void => {
    totals[name] = (totals[name] ?? 0) + 1;
  };

  let day = 0;
  let names = ["Users", "Groups"];
  let changeType = ["updated", "deleted"];
  let graphOutUntil = 0;
  let endpointOutUntil = 0;
  const tell = (line: string): void => {
    timeline.push(`day ${String(day).padStart(3)}  ${line}`);
  };
  const time = (): number => emulator.clock.now().getTime();

  const changes: { id: string; kind: string; at: number }[] = [];
  const gaps: { kind: string; gap: Gap }[] = [];
  const isGraphOut = (): boolean => time() < graphOutUntil;
  const isEndpointOut = (): boolean => time() < endpointOutUntil;

  // The API fails in an outage of Graph; sign-in works, so that errors are Graph's.
  emulator.faults.plan({
    path: /^\/v1\.0/,
    answer: () =>
      isGraphOut()
        ? {
            kind: "status",
            status: 400,
            body: { error: { code: "serviceNotAvailable", message: "Graph is out." } },
          }
        : undefined,
  });
  runner.outage(isEndpointOut);

  const definitions = async (): Promise<FlowDefinition[]> => {
    const connection = await stage.signIn();
    return ["userTrigger", "groupTrigger"].map((trigger, index) => ({
      name: names[index] ?? trigger,
      stableId: trigger,
      trigger,
      inputs: { connection, changeType },
    }));
  };

  const deploy = async (why: string): Promise<void> => {
    try {
      await instance.deploy(await definitions());
      tell(`${why}: deployed`);
    } catch (error) {
      tell(`${why}: deploy failed loudly (${(error as Error).message.slice(0, 60)}…)`);
      count("failed deploys");
    }
  };

  const runSchedules = async (): Promise<void> => {
    instance.configure(await definitions());
    for (const [index, kind] of ["users", "groups"].entries()) {
      try {
        await instance.runSchedule(names[index] ?? "");
        const run = instance.runs.at(-1) ?? { data: { action: "nothing", gap: null } };
        const { action, gap } = run.data as { action: string; gap: Gap | null };
        if (gap !== null) {
          gaps.push({ kind, gap });
          tell(
            `${kind}: ${action}, gap from ${gap.from?.slice(0, 16) ?? "nobody knows when"} to ${gap.to.slice(0, 16)}`,
          );
        } else if (action !== "none") tell(`${kind}: ${action}`);
        count(`scheduled: ${action}`);
      } catch (error) {
        if (!isGraphOut())
          problems.push(
            `day ${day}: the schedule failed without an outage: ${(error as Error).message}`,
          );
        count("scheduled: failed loudly");
      }
    }
  };

  /** The platform refreshes a token before a run; now and then it cannot. */
  const refreshToken = async (): Promise<void> => {
    if (chance(0.95)) instance.configure(await definitions());
    else count("runs with an expired token");
  };

  const change = async (): Promise<void> => {
    await refreshToken();
    const kind = chance(0.6) ? "user" : "group";
    const all = [...emulator.directory.all(kind)];
    const entity = all[Math.floor(random() * all.length)];
    if (entity === undefined) return;
    // To the minute, well inside it, so that the event of this change is told by its time.
    emulator.clock.advance(MINUTE - (time() % MINUTE));
    changes.push({ id: entity.id, kind: `${kind}s`, at: time() });
    emulator.directory.update(kind, entity, { description: `day ${day}` });
    count("changes");
    await emulator.notifier.settled();
  };

  const forge = async (): Promise<void> => {
    const url = Object.values(instance.webhookUrls())[Math.floor(random() * 2)] ?? "";
    const [real] = emulator.subscriptions.living();
    const item = {
      subscriptionId: real?.id ?? "0",
      clientState: `guess-${day}`,
      changeType: "updated",
      resource: "Users/forged",
      resourceData: { id: "forged" },
      tenantId: emulator.tenantId,
    };
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ value: [item] }),
    });
    if (!isEndpointOut() && answer.status !== 202)
      problems.push(`day ${day}: a forged delivery was answered with ${answer.status}`);
    count("forged deliveries");
  };

  const checkSubscriptions = (): void => {
    const living = emulator.subscriptions.living();
    for (const url of Object.values(instance.webhookUrls())) {
      const here = living.filter(({ notificationUrl }) => notificationUrl === url).length;
      if (here !== 1)
        problems.push(`day ${day}: ${here} subscriptions for ${url.split("/").at(-1)}`);
    }
    if (living.length !== 2) problems.push(`day ${day}: ${living.length} subscriptions in all`);
  };

  // From the first scheduled run after an outage until the next outage, every moment counts.
  let settled = true;
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 20 * MINUTE) {
      emulator.clock.advance(Math.min(left, 20 * MINUTE));
      await emulator.notifier.settled();
      if (settled) checkSubscriptions();
    }
  };

  try {
    await deploy("first");
    for (day = 1; day <= days; day += 1) {
      if (!isGraphOut() && chance(0.04)) {
        const length = chance(0.15) ? 18 + Math.floor(random() * 20) : 1 + Math.floor(random() * 3);
        graphOutUntil = time() + length * DAY;
        settled = false;
        tell(`Graph is out for ${length} days`);
        count("outages of Graph");
      }
      if (!isEndpointOut() && chance(0.05)) {
        endpointOutUntil = time() + Math.floor(random() * 3 * HOUR);
        tell("the endpoint is out for some hours");
        count("outages of the endpoint");
      }
      if (chance(0.02)) {
        instance.state.crossFlowState = {};
        tell("the platform lost its state");
        count("lost states");
      }
      if (chance(0.03)) await deploy("redeploy");
      if (chance(0.015)) {
        names = names.map((name) => `${name.split(" ")[0]} ${day}`);
        await deploy("flows renamed");
      }
      if (chance(0.015)) {
        changeType = changeType.length === 2 ? ["updated"] : ["updated", "deleted"];
        await deploy(`change type is now ${changeType.join()}`);
      }
      const today = 1 + Math.floor(random() * 3);
      for (let number = 0; number < today; number += 1) {
        await pass((10 * HOUR) / today);
        await change();
      }
      await forge();
      await pass(10 * HOUR);
      await runSchedules();
      if (!isGraphOut()) {
        checkSubscriptions();
        settled = true;
      }
      await pass(4 * HOUR);
    }
    // The year ends in fair weather, so that what is open can be closed.
    if (isGraphOut()) await pass(graphOutUntil - time() + MINUTE);
    await pass(5 * HOUR);
    await runSchedules();
    await pass(HOUR);
    checkSubscriptions();

    const delivered = instance.runs.filter(({ branch }) => branch === "Notification");
    const seen = new Set<string>();
    for (const { data } of delivered) {
      for (const { resource, resourceData } of (data as { value: Item[] }).value) {
        seen.add(`${resource} ${Math.round(Date.parse(resourceData?.eventTime ?? "") / MINUTE)}`);
      }
    }
    if (JSON.stringify(delivered.map(({ data }) => data)).includes("forged"))
      problems.push("a forged item was delivered");
    for (const { id, kind, at } of changes) {
      const resource = `${kind === "users" ? "Users" : "Groups"}/${id}`;
      if (seen.has(`${resource} ${Math.round(at / MINUTE)}`)) {
        count("changes delivered");
        continue;
      }
      const covered = gaps.some(
        ({ kind: gapKind, gap }) =>
          gapKind === kind &&
          (gap.from === null || Date.parse(gap.from) <= at) &&
          at <= Date.parse(gap.to),
      );
      if (covered) count("changes inside a reported gap");
      else
        problems.push(
          `a change of ${resource} at ${new Date(at).toISOString()} was neither delivered nor in a gap`,
        );
    }

    instance.configure(await definitions());
    await instance.delete();
    const left = emulator.subscriptions.living().length;
    if (left > 0) problems.push(`${left} subscriptions are left after the instance was deleted`);
    tell("the instance is deleted");
    return { timeline, problems, totals };
  } finally {
    await stage.close();
  }
};
