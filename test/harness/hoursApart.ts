/**
 * Each test of a block begins an hour after the one before: tests share a process with the memory of recent
 * creations and of throttling, and what one of them created or had to wait for is over in the next. Stands
 * below `freezeDate`.
 */
export const hoursApart = (): void => {
  let hours = 0;
  beforeEach(() => {
    hours += 1;
    jest.setSystemTime(Date.now() + hours * 3_600_000);
  });
};
