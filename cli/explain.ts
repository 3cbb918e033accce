interface SystemError extends Error {
  readonly code?: string;
  readonly port?: number;
}

/** The error, what caused it, what caused that, and so on. */
const chainOf = (error: unknown): SystemError[] => {
  if (!(error instanceof Error)) return [];
  // Node tries every address of a host, and gives one error that holds those of all and says nothing itself.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return [error, ...chainOf(inner)];
};

/** `fetch failed: connect ECONNREFUSED 127.0.0.1:443`: an error and the causes behind it, in one line. */
export const explain = (error: unknown): string => {
  const chain = chainOf(error);
  const taken = chain.find(({ code }) => code === "EADDRINUSE");
  if (taken?.port !== undefined)
    return `port ${taken.port} is in use. Stop what listens there, or take another port`;
  const told = chain.map(({ message }) => message).filter((message) => message !== "");
  return told.length === 0 ? String(error) : told.join(": ");
};

/** Whether the machine or the network refused, so that a stack would tell nothing more. */
export const isSystemError = (error: unknown): boolean =>
  chainOf(error).some(({ code }) => typeof code === "string" && /^E[A-Z0-9_]+$/.test(code));
