import type { Run } from "../runner";
import { DAY, type LocalStage } from "./localStage";
import { check, type Step } from "./report";

const USERS = "When users change";
const GROUPS = "When groups change";
const POLL = "Every hour";

interface Renewal {
  readonly action: string;
  readonly gap: { readonly from: string; readonly to: string } | null;
}

interface Event {
  readonly changeType: string;
  readonly record: { readonly displayName: string } | null;
}

interface Delta {
  readonly value: readonly { readonly id: string; readonly displayName?: string }[];
  readonly "@odata.deltaLink"?: string;
}

/** `2026-12-01 08:30 UTC` */
const minute = (time: string): string => `${time.slice(0, 16).replace("T", " ")} UTC`;

/** The life of an instance with three flows: deployed, notified, kept alive, healed and deleted. */
export const instanceSteps = (
  { emulator, runner, connected, signIn }: LocalStage,
  people: () => readonly { readonly id: string; readonly displayName: string }[],
) => {
  const instance = runner.instance("demo-instance");
  const flows = () => [
    {
      name: USERS,
      trigger: "userTrigger",
      inputs: { connection: connected(), changeType: ["updated", "deleted"] },
    },
    {
      name: GROUPS,
      trigger: "groupTrigger",
      inputs: { connection: connected(), changeType: ["updated"] },
    },
    { name: POLL, trigger: "userChangesPolling", inputs: { connection: connected() } },
  ];
  const run = <T>(key: string, inputs: Readonly<Record<string, unknown>>): Promise<T> =>
    runner.runAction<T>(key, { connection: connected(), ...inputs });
  const living = () => emulator.subscriptions.living();
  const daysLeft = (expires: string): string =>
    `${Math.round((Date.parse(expires) - emulator.clock.now().getTime()) / DAY)} days`;
  const person = (index: number) => people()[index] ?? { id: "", displayName: "nobody" };

  /** Some days later the connection has a new token. */
  const wait = async (days: number): Promise<void> => {
    emulator.clock.advance(days * DAY);
    await signIn();
    instance.configure(flows());
  };

  /** What the scheduled run of a flow did. */
  const runSchedule = async (flow: string): Promise<Renewal> => {
    await instance.runSchedule(flow);
    return instance.runs.at(-1)?.data as Renewal;
  };

  const notifications = (flow: string, runs: readonly Run[] = instance.runs) =>
    runs
      .filter((one) => one.flow === flow && one.branch === "Notification")
      .flatMap(({ data }) => (data as { value: { resource: string }[] }).value);

  const deploy: Step = {
    title: "Deploy an instance: User Trigger, Group Trigger, a polling trigger",
    run: async (say) => {
      await instance.deploy(flows());
      const handshakes = instance.runs.filter(({ branch }) => branch === "URL Validation").length;
      say("validation requests", `${handshakes} answered`);
      for (const { resource, expirationDateTime } of living())
        say(`subscription to ${resource}`, `for ${daysLeft(expirationDateTime)}`);
      const { queued } = await instance.poll(POLL);
      say("first poll", `${queued.length} events: it begins now`);
      check(living().length === 2 && handshakes === 4, "there should be two subscriptions");
      check(queued.length === 0, "nothing has changed yet");
    },
  };

  const receive: Step = {
    title: "Receive the notifications of these changes",
    run: async (say) => {
      await emulator.notifier.settled();
      for (const flow of [USERS, GROUPS]) {
        const items = notifications(flow);
        const objects = new Set(items.map(({ resource }) => resource)).size;
        const runs = instance.runs.filter(
          (one) => one.flow === flow && one.branch === "Notification",
        ).length;
        const about = objects === 1 ? "1 object" : `${objects} objects`;
        say(`"${flow}"`, `${items.length} in ${runs} deliveries, about ${about}`);
        check(items.length > 0, `"${flow}" got nothing`);
      }
    },
  };

  const poll: Step = {
    title: "Poll: one round tells created, updated and deleted apart",
    run: async (say) => {
      await run("updateUser", { userId: person(0).id, jobTitle: "Astronaut" });
      await run("deleteUser", { userId: person(1).id });
      instance.runs.length = 0;
      await instance.poll(POLL);
      const events = instance.runs
        .filter(({ flow }) => flow === POLL)
        .flatMap(({ data }) => data as Event[]);
      const kinds = [...new Set(events.map(({ changeType }) => changeType))].sort();
      for (const kind of kinds) {
        const of = events.filter(({ changeType }) => changeType === kind);
        const names = of.map(({ record }) => record?.displayName ?? "no record any more");
        say(kind, `${of.length}: ${names.join(", ")}`);
      }
      check(kinds.join() === "created,softDeleted,updated", "the events are not told apart");
    },
  };

  const renew: Step = {
    title: "Renew by schedule, 20 days later and without a deploy",
    run: async (say) => {
      const before = living();
      await wait(20);
      for (const flow of [USERS, GROUPS]) {
        const old = before.find(({ resource }) => flow.includes(resource));
        const { action } = await runSchedule(flow);
        const now = living().find(({ id }) => id === old?.id);
        say(
          `subscription to ${old?.resource}`,
          `${action}: ${daysLeft(old?.expirationDateTime ?? "")} left, now ${daysLeft(now?.expirationDateTime ?? "")}`,
        );
        check(
          now !== undefined && now.expirationDateTime > (old?.expirationDateTime ?? ""),
          "the same subscription should live longer",
        );
      }
    },
  };

  const heal: Step = {
    title: "Lose a subscription, hear of the gap, and close it",
    run: async (say) => {
      const { "@odata.deltaLink": deltaURL } = await run<Delta>("listChanges", {
        deltaURL: "/users/delta",
        $deltatoken: "latest",
      });
      instance.runs.length = 0;
      const dead = living().find(({ resource }) => resource === "users");
      emulator.subscriptions.drop(dead?.id ?? "");
      say("the subscription to users", `died at ${minute(emulator.clock.now().toISOString())}`);
      await run("updateUser", { userId: person(2).id, jobTitle: "Missed" });
      await emulator.notifier.settled();
      say(`a change of ${person(2).displayName}`, `${notifications(USERS).length} notifications`);
      check(notifications(USERS).length === 0, "nobody should hear of it");

      await wait(1);
      const { action, gap } = await runSchedule(USERS);
      if (gap === null) throw new Error("no gap is reported");
      say("the daily scheduled run", action);
      say("the gap that it reports", `${minute(gap.from)} to ${minute(gap.to)}`);
      const { value } = await run<Delta>("listChanges", { deltaURL });
      say("List Changes closes it", value.map(({ displayName }) => displayName).join(", "));
      check(action === "recreated" && living().length === 2, "the subscription was not made anew");
      check(value.map(({ id }) => id).join() === person(2).id, "the change is not found");
    },
  };

  const remove: Step = {
    title: "Delete the instance",
    run: async (say) => {
      await instance.delete();
      say("subscriptions that are left", String(living().length));
      check(living().length === 0, "a subscription was left behind");
    },
  };

  return { deploy, receive, poll, renew, heal, remove };
};
