// @ts-check
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname, resolve } = require("node:path");
const { default: TestRunner } = require("jest-runner");

/**
 * Which tests are in which file and how long they take, from the run without a mutant.
 * @typedef {Record<string, { names: string[], ms: number }>} Files
 */
const FILES = resolve("reports/testFiles.json");

/** A mutant that survives a dozen files is not worth the minute that all of them take. */
const MOST_FILES = 12;

/** Set by Stryker: which mutant is on. */
const isMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined;

/**
 * Runs test files for Stryker, which tells Jest the names of the tests that reach a mutant and not their files, so that
 * every file would be loaded. Of those that hold such a test, the near and short ones come first, and none comes after
 * one that failed.
 */
module.exports = class MutationRunner extends TestRunner {
  /** @type {TestRunner["runTests"]} */
  async runTests(tests, watcher, options) {
    if (!isMutant()) {
      /** @type {Files} */
      const files = {};
      const forget = this.on("test-file-success", ([{ path }, { testResults, perfStats }]) => {
        files[path] = { names: testResults.map(({ fullName }) => fullName), ms: perfStats.runtime };
      });
      await super.runTests(tests, watcher, options);
      forget();
      mkdirSync(dirname(FILES), { recursive: true });
      writeFileSync(FILES, JSON.stringify(files));
      return;
    }
    /** @type {Files} */
    const files = JSON.parse(readFileSync(FILES, "utf8"));
    const wanted = new RegExp(this._globalConfig.testNamePattern ?? "");
    const isNear = (/** @type {string} */ path) => path.startsWith(resolve("src"));
    const reaching = tests
      .filter(({ path }) => files[path]?.names.some((name) => wanted.test(name)))
      .sort(
        (a, b) =>
          Number(isNear(b.path)) - Number(isNear(a.path)) || files[a.path].ms - files[b.path].ms,
      )
      .slice(0, MOST_FILES);
    let failed = false;
    const forget = this.on("test-file-success", ([, { numFailingTests }]) => {
      failed ||= numFailingTests > 0;
    });
    for (const test of reaching) {
      if (failed) break;
      await super.runTests([test], watcher, options);
    }
    forget();
  }
};
