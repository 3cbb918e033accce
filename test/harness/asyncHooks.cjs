/*
 * Stands in for Node's own module (jest.config.ts). What Node keeps of an AsyncLocalStorage lasts until it is disabled:
 * https://nodejs.org/docs/latest-v20.x/api/async_context.html#asynclocalstoragedisable. Jest, Spectral and the emulator
 * have one each for every test file, and all of them together slow down every promise of the files after it.
 */
const { runInThisContext } = require("node:vm");

// From outside of jest's registry, which would lead here again.
const hooks = runInThisContext("process").getBuiltinModule("node:async_hooks");

// Jest has registries of its own for its modules and for those of a test file, so that this file is read twice.
globalThis[Symbol.for("async storages")] ??= { made: [], ended: false };
const storages = globalThis[Symbol.for("async storages")];

class EndingStorage extends hooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    storages.made.push(this);
  }

  /** Jest has steps of its own after those of a test file, which would enable it again. */
  run(store, callback, ...values) {
    return storages.ended ? callback(...values) : super.run(store, callback, ...values);
  }

  static end() {
    storages.ended = true;
    for (const storage of storages.made) storage.disable();
  }
}

module.exports = { ...hooks, AsyncLocalStorage: EndingStorage };
