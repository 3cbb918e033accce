import { startEmulator } from "../emulator";
import { type ConnectionValue, localFields, startRunner } from "../runner";
import { readingSteps } from "./readingSteps";
import { check, runSteps, type Step } from "./report";
import { raiseStorm } from "./storm";
import { writingSteps } from "./writingSteps";

const DAY = 86_400_000;

const READER = {
  clientId: "11111111-1111-4111-8111-111111111111",
  clientSecret: "reader",
  roles: ["User.Read.All"],
};

/**
 * The whole job against the emulator: no account, no network.
 *
 * @param faults Raise a storm of faults, under which the same job must finish.
 */
export const demoOnEmulator = async (bundle: string, faults: boolean): Promise<boolean> => {
  const emulator = await startEmulator({ apps: [READER] });
  const hits = faults ? raiseStorm(emulator) : undefined;
  const runner = await startRunner({ bundle, now: emulator.clock.now });
  const instance = runner.instance("demo-instance");
  let connection: ConnectionValue | undefined;

  const connected = (): ConnectionValue => {
    if (connection === undefined) throw new Error("sign in first");
    return connection;
  };

  const connect = (app: { clientId: string; clientSecret: string }): Promise<ConnectionValue> =>
    runner.connect("msEntraIdClientCredentials", localFields(emulator, app));

  const subscriptions = () =>
    emulator.subscriptions
      .living()
      .map(
        ({ resource, expirationDateTime }) =>
          `${resource} until ${expirationDateTime.slice(0, 10)}`,
      );

  const deployment = () => [
    {
      name: "When users change",
      trigger: "userTrigger",
      inputs: { connection: connected(), changeType: ["updated", "deleted"] },
    },
    {
      name: "When groups change",
      trigger: "groupTrigger",
      inputs: { connection: connected(), changeType: ["updated"] },
    },
  ];

  const reading = readingSteps(runner, connected);
  const writing = writingSteps(runner, connected, () => emulator.domain);

  const signIn: Step = {
    title: "Sign in",
    run: async (say) => {
      connection = await connect(emulator);
      say(`as app ${emulator.clientId} in tenant ${emulator.tenantId}`);
    },
  };

  const deploy: Step = {
    title: "Deploy an instance with User and Group Trigger",
    run: async (say) => {
      await instance.deploy(deployment());
      const handshakes = instance.runs.filter(({ branch }) => branch === "URL Validation").length;
      say(`${handshakes} validation requests answered`);
      for (const subscription of subscriptions()) say(`subscribed to ${subscription}`);
      check(subscriptions().length === 2 && handshakes === 4, "there should be two subscriptions");
    },
  };

  const receive: Step = {
    title: "Receive the notifications of these changes",
    run: async (say) => {
      await emulator.notifier.settled();
      for (const { name } of deployment()) {
        const runs = instance.runs.filter(
          (run) => run.flow === name && run.branch === "Notification",
        );
        const items = runs.flatMap(({ data }) => (data as { value: { resource: string }[] }).value);
        const objects = new Set(items.map(({ resource }) => resource)).size;
        say(
          `"${name}" got ${items.length} notifications in ${runs.length} deliveries, about ${objects} objects`,
        );
        check(items.length > 0, `"${name}" got nothing`);
      }
    },
  };

  const renew: Step = {
    title: "Renew by redeploying after 20 days",
    run: async (say) => {
      const before = emulator.subscriptions.living();
      emulator.clock.advance(20 * DAY);
      say("20 days later; the token has expired, so sign in again");
      connection = await connect(emulator);
      await instance.deploy(deployment());
      const after = emulator.subscriptions.living();
      for (const subscription of subscriptions()) say(`renewed: ${subscription}`);
      check(
        after
          .map(({ id }) => id)
          .sort()
          .join() ===
          before
            .map(({ id }) => id)
            .sort()
            .join(),
        "the same two subscriptions should live on",
      );
      check(
        after.every(
          ({ id, expirationDateTime }) =>
            expirationDateTime > (before.find((old) => old.id === id)?.expirationDateTime ?? ""),
        ),
        "the expiry did not move",
      );
    },
  };

  const missingPermission: Step = {
    title: "See an error: a missing permission",
    run: async (say) => {
      const reader = await connect(READER);
      const error = await runner
        .runAction("createGroup", {
          connection: reader,
          displayName: "Not allowed",
          mailNickname: "not-allowed",
        })
        .then(
          () => undefined,
          (reason: Error) => reason,
        );
      say(error?.message ?? "no error");
      check(
        /The least permission for this is Group\.Create\b/.test(error?.message ?? ""),
        "the error should name the permission",
      );
    },
  };

  const remove: Step = {
    title: "Delete the instance",
    run: async (say) => {
      await instance.delete();
      say(`${subscriptions().length} subscriptions are left`);
      check(subscriptions().length === 0, "a subscription was left behind");
    },
  };

  try {
    const passed = await runSteps(
      [
        signIn,
        deploy,
        reading.listUsers,
        writing.markDelta,
        writing.createGroupAndUsers,
        writing.upsertTwice,
        receive,
        writing.listChanges,
        renew,
        reading.rawRequest,
        missingPermission,
        reading.wrongId,
        remove,
      ],
      () => emulator.exchanges.length,
    );
    if (hits !== undefined) {
      console.log("\nThe storm that the job went through:");
      for (const [name, count] of Object.entries(hits()))
        console.log(`${String(count).padStart(6)}  ${name}`);
    }
    return passed;
  } finally {
    await runner.close();
    await emulator.close();
  }
};
