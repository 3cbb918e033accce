/** Stops the date at a moment for each test of a file. Timers run on, since HTTP needs them. */
export const freezeDate = (now: Date): void => {
  beforeEach(() => {
    jest.useFakeTimers({
      now,
      doNotFake: [
        "nextTick",
        "setImmediate",
        "setTimeout",
        "clearTimeout",
        "setInterval",
        "clearInterval",
        "queueMicrotask",
      ],
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });
};
