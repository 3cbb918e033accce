// Changes the source, one small thing at a time, and asks whether a test fails: `npm run test:mutations`.
// @ts-check
import { share } from "./test/mutations/sample.mjs";

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "src/graph/**/*.ts",
    "src/triggers/**/*.ts",
    "src/client.ts",
    "src/signIn/**/*.ts",
    "!**/*.test.ts",
  ],
  testRunner: "jest",
  // All mutants of a run are in one source, and a global chooses among them. The bundle is built from that
  // source, once, so that they reach the scenarios, too.
  buildCommand: "node esbuild.config.mjs",
  jest: {
    config: {
      globalSetup: null,
      runner: "<rootDir>/test/mutations/runner.cjs",
      // Instrumented code is slower, and two suites run at a time.
      testTimeout: 15_000,
      testPathIgnorePatterns: [
        "/node_modules/",
        // These reach every file, and pin what stands above it: with them, a survivor costs a minute.
        "<rootDir>/src/(actions|dataSources|inputs)/",
        "<rootDir>/test/(bench|bundle|chaos|codeNative|commands|conventions|emulator|examples|playground)/",
        "<rootDir>/test/scenarios/(cutOff|year)",
        "<rootDir>/(adopt|emulator|runner)/",
      ],
    },
    // A scenario imports the bundle and not the file, so jest takes it for unrelated. The coverage of each
    // test tells what is.
    enableFindRelatedTests: false,
  },
  coverageAnalysis: "perTest",
  // All tests once, instrumented; five minutes, which is the default, are too few on a busy machine.
  dryRunTimeoutMinutes: 15,
  // What runs at import time is covered by every test: each such mutant would need the whole suite.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: "reports/mutation/incremental.json",
  reporters: ["progress-append-only", "clear-text", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 2,
  // A sample tells the score of everything; the next run cannot go on from it.
  ...(share < 1
    ? {
        plugins: ["@stryker-mutator/*", "./test/mutations/sample.mjs"],
        checkers: ["sample"],
        incremental: false,
      }
    : {}),
};
