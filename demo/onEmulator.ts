import { startEmulator } from "../emulator";
import { startRunner } from "../runner";
import { builderStep } from "./builderStep";
import { bulkStep } from "./bulkStep";
import { instanceSteps } from "./instanceSteps";
import { openStage } from "./localStage";
import { readingSteps } from "./readingSteps";
import { check, runSteps, type Step } from "./report";
import { raiseStorm } from "./storm";
import { writingSteps } from "./writingSteps";

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
  const stage = openStage(emulator, runner);
  const { connected } = stage;

  const reading = readingSteps(runner, connected);
  const writing = writingSteps(runner, connected, () => emulator.domain);
  const instance = instanceSteps(stage, reading.people);

  const signIn: Step = {
    title: "Sign in",
    run: async (say) => {
      await stage.signIn();
      say("app", emulator.clientId);
      say("tenant", emulator.tenantId);
    },
  };

  const missingPermission: Step = {
    title: "See an error: a missing permission",
    run: async (say) => {
      const connection = await stage.connect(READER);
      const inputs = { connection, displayName: "Not allowed", mailNickname: "not-allowed" };
      const error = await runner.runAction("createGroup", inputs).then(
        () => undefined,
        (reason: Error) => reason,
      );
      say("the error", error?.message ?? "no error");
      check(
        /The least permission for this is Group\.Create\b/.test(error?.message ?? ""),
        "the error should name the permission",
      );
    },
  };

  try {
    const passed = await runSteps(
      [
        signIn,
        instance.deploy,
        reading.listUsers,
        builderStep(reading.run),
        writing.markDelta,
        writing.createGroupAndUsers,
        writing.upsertTwice,
        instance.receive,
        writing.listChanges,
        bulkStep(stage, reading.run, reading.people),
        instance.poll,
        instance.renew,
        instance.heal,
        missingPermission,
        instance.remove,
      ],
      stage.roundTrips,
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
