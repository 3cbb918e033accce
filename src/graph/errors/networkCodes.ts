/** No connection was made, so that Graph cannot have done anything. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Whether a request that failed with this code of the network never reached Graph. */
export const neverReachedGraph = (networkCode: string): boolean => NEVER_SENT.has(networkCode);

const REASONS: Readonly<Record<string, string>> = {
  ECONNABORTED: "Microsoft Graph did not answer in time",
  ERR_CANCELED: "Microsoft Graph did not answer in time",
  ETIMEDOUT: "Microsoft Graph did not answer in time",
  ECONNREFUSED: "The connection to Microsoft Graph was refused",
  ECONNRESET: "The connection to Microsoft Graph was cut off",
  ENOTFOUND: "The host of the Graph Endpoint was not found",
};

/** What the network's code says, in words. */
export const networkReason = (networkCode: string): string =>
  REASONS[networkCode] ?? "Microsoft Graph could not be reached";
