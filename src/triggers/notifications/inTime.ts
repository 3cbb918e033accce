/** Gives the value of `work`, or throws when it is not there by then. `due` as in `Date.now()`. */
export const inTime = async <T>(work: Promise<T>, due: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const left = Math.max(0, due - Date.now());
    timer = setTimeout(() => reject(new Error("Microsoft did not answer in time.")), left);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
