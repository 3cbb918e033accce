// @ts-check
import { createHash, randomUUID } from "node:crypto";
import { CheckStatus } from "@stryker-mutator/api/check";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** The share of all mutants that are tried. */
export const share = Number(process.env.MUTANTS_SHARE ?? 1);
if (!(share > 0 && share <= 1))
  throw new Error("MUTANTS_SHARE must be a number above 0, and 1 at most: 0.03 tries 3 in 100");

// Workers get the environment of the first process, so all of them draw the same sample.
process.env.MUTANTS_SEED ??= randomUUID();

/** The first bits of a hash are as good as a die, and the same in every worker. */
const isDrawn = (/** @type {import("@stryker-mutator/api/core").Mutant} */ mutant) => {
  const { fileName, location, replacement } = mutant;
  const text = JSON.stringify([process.env.MUTANTS_SEED, fileName, location, replacement]);
  return createHash("sha256").update(text).digest().readUInt32BE() < share * 2 ** 32;
};

/**
 * Lets a random sample of the mutants pass: what a checker refuses, Stryker leaves out of the score.
 * @returns {import("@stryker-mutator/api/check").Checker}
 */
const createSample = () => ({
  init: async () => {},
  check: async (mutants) =>
    Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isDrawn(mutant)
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: "Not in the sample" },
      ]),
    ),
});

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, "sample", createSample)];
