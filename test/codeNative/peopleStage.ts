import { openStage } from "../harness/stage";
import { openOtherSystem } from "./otherSystem";
import { load, playFlow } from "./playFlow";

interface PeopleFlow {
  name: string;
  onTrigger: { key: string; values: { changeType: { value: string[] } } };
}

/** The example joiner-mover-leaver, deployed on the emulator and started by what User Trigger hands over. */
export const openPeopleStage = async () => {
  const stage = await openStage({ users: 30, groups: 3, applications: 0 });
  const system = await openOtherSystem();
  const settings = { "Offboarding Dry Run": "false" };
  const { people } = load<{ people: PeopleFlow }>("joiner-mover-leaver", "flows/people");
  const flow = playFlow(stage, "joiner-mover-leaver", people as never, () => ({
    "Entra Connection": stage.connection,
    "People URL": system.url,
    ...settings,
  }));
  const { emulator } = stage;
  const instance = stage.runner.instance("one");

  /** Lets Graph notify, and starts the flow as often as the trigger does. */
  const play = async (): Promise<void> => {
    await emulator.notifier.settled();
    for (const { data } of instance.runs.splice(0)) await flow.run(data);
  };

  /** What the trigger hands over in the hourly run. */
  const schedule = async (): Promise<unknown> => {
    await instance.runSchedule(people.name);
    return instance.runs.splice(0).at(-1)?.data;
  };

  const { key: trigger, values } = people.onTrigger;
  const inputs = { connection: stage.connection, changeType: values.changeType.value };
  await instance.deploy([{ name: people.name, trigger, inputs }]);
  await play();
  stage.requests();

  return {
    ...stage,
    system,
    settings,
    flow,
    play,
    schedule,
    /** The hourly run. */
    renew: async (): Promise<void> => {
      await flow.run(await schedule());
      await play();
    },
    enabledUsers: () =>
      [...emulator.directory.all("user")].filter(({ accountEnabled }) => accountEnabled),
    update: (id: unknown, properties: Record<string, unknown>): void => {
      const user = emulator.directory.find("user", String(id));
      if (user) emulator.directory.update("user", user, properties);
    },
    /** A new person. Gives the id. */
    join: (): string =>
      emulator.directory.create("user", {
        accountEnabled: true,
        displayName: "Ada New",
        mailNickname: "ada",
        department: "Sales",
        userPrincipalName: `ada@${emulator.domain}`,
      }).id,
    loseSubscription: (): void => {
      emulator.subscriptions.drop(String(emulator.subscriptions.living()[0]?.id));
    },
    close: async (): Promise<void> => {
      await instance.delete();
      await stage.close();
      await system.close();
    },
  };
};

export type PeopleStage = Awaited<ReturnType<typeof openPeopleStage>>;
