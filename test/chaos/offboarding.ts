import type { Emulator } from "../../emulator";
import { type GraphClient, offboard, offboardingSteps } from "../../src/graph";
import { E3, heldBy, LEFT, settleLeaver } from "../harness/leaver";

type Held = ReturnType<typeof heldBy>;
type Step = (typeof offboardingSteps)[number];

const STEPS = offboardingSteps.filter((step) => step !== "deleteUser");

/** What of a user each step takes away. */
const TAKEN: Partial<Record<Step, keyof Held>> = {
  disable: "accountEnabled",
  removeLicenses: "licences",
  removeFromGroups: "groups",
  removeOwnerships: "owned",
  removeDirectoryRoles: "roles",
  removeAppRoles: "appRoles",
  resetAuthenticationMethods: "methods",
  removeManager: "manager",
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Offboards a user twice while the storm goes on, and once more when it is over. What a run tells as done is
 * done, what it tells as failed may be, and a run that fails as a whole has done nothing. The last run leaves
 * what one does on a quiet day, and one after it finds nothing more to do.
 */
export const offboardingStorm = async (
  graph: GraphClient,
  emulator: Emulator,
  failureOf: (work: Promise<unknown>) => Promise<Error | undefined>,
  check: (holds: boolean, otherwise: string) => void,
): Promise<number> => {
  emulator.directory.replication.lagMs = 0; // he has been there for long
  const sku = emulator.licences.skuOf(E3);
  if (sku !== undefined) sku.prepaidUnits.enabled += 1; // his own
  const { id } = settleLeaver(emulator);
  const held = (): Held => heldBy(emulator, id);
  const run = () => offboard(graph, { operation: "Offboard User" }, id, STEPS, false);
  let errors = 0;

  const runInStorm = async (): Promise<void> => {
    const before = held();
    let told: Awaited<ReturnType<typeof run>> = [];
    const failure = await failureOf(
      run().then((steps) => {
        told = steps;
      }),
    );
    const after = held();
    if (failure !== undefined) {
      errors += 1;
      check(same(before, after), `a run that failed has done something: ${failure.message}`);
    }
    for (const { step, status, detail, error } of told) {
      const taken = TAKEN[step];
      if (taken === undefined) continue;
      if (status === "failed") errors += 1;
      check((status === "failed") === (error !== null), `${step} is ${status}, error ${error}`);
      const isLeft = same(after[taken], LEFT[taken]);
      check(status === "failed" || isLeft, `${step} is told as ${status}, and is not`);
      check(
        status !== "already" || same(before[taken], LEFT[taken]),
        `${step} is told as done before, and was not`,
      );
      const left = after[taken];
      if (!Array.isArray(left) || taken === "licences") continue;
      for (const { name } of detail?.removed ?? [])
        check(!left.includes(name), `${step}: ${name} is told as removed, and is not`);
      for (const { name, error } of detail?.failed ?? [])
        check(
          error.code === "OutcomeUnknown" || left.includes(name),
          `${step}: ${name} failed (${error.status} ${error.code}), and was removed`,
        );
    }
  };

  await runInStorm();
  await runInStorm();
  emulator.faults.clear();
  for (const { step, status } of await run())
    check(status !== "failed", `${step} failed when the storm was over`);
  check(same(held(), LEFT), `left: ${JSON.stringify(held())}`);
  for (const { step, status } of await run())
    check(
      step === "revokeSessions" || status === "already" || status === "skipped",
      `${step} is ${status} in a run with nothing to do`,
    );
  return errors;
};
