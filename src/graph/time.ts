/** The longest timer of Node; a longer time counts as no limit. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Gives the value of `work`, or throws what `late` makes when it is not there within `ms`. The work goes on. */
export const within = async <T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> => {
  if (ms > LONGEST_TIMER_MS) return work;
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(0, ms));
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
};
