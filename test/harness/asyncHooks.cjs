/*
 * Stands in for Node's own module (jest.config.ts). What Node keeps of an AsyncLocalStorage lasts until it is disabled:
 * https://nodejs.org/docs/latest-v20.x/api/async_context.html#asynclocalstoragedisable. Jest, Spectral and the emulator
 * have one each for every test file, and all of them together slow down every promise of the files after it.
 */
const { runInThisContext } = require("node:vm");

// From outside of jest's registry, which would lead here again.
const hooks = runInThisContext("process").getBuiltinModule("node:async_hooks");

const made = [];

class EndingStorage extends hooks.AsyncLocalStorage {
  constructor(...options) {
    super(...options);
    made.push(this);
  }

  static end() {
    for (const storage of made) storage.disable();
  }
}

module.exports = { ...hooks, AsyncLocalStorage: EndingStorage };
