/** No connection was made, so that Graph cannot have done anything. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

const CERTIFICATE_CODES =
  /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|EPROTO$)/;

/** The other side's certificate was refused, or there is no common TLS version: waiting does not help. */
export const isTlsFailure = (networkCode: string): boolean => CERTIFICATE_CODES.test(networkCode);

/** Whether a request that failed with this code of the network never reached Graph. */
export const neverReachedGraph = (networkCode: string): boolean =>
  NEVER_SENT.has(networkCode) || isTlsFailure(networkCode);

/** The answer was longer than its bound; the next one would be as well. */
export const ANSWER_TOO_LARGE = "ANSWER_TOO_LARGE";

const REASONS: Readonly<Record<string, string>> = {
  ECONNABORTED: "Microsoft Graph did not answer in time",
  ERR_CANCELED: "Microsoft Graph did not answer in time",
  ETIMEDOUT: "Microsoft Graph did not answer in time",
  ECONNREFUSED: "The connection to Microsoft Graph was refused",
  ECONNRESET: "The connection to Microsoft Graph was cut off",
  ENOTFOUND: "The host of the Graph Endpoint was not found",
};

/** What the network's code says, in words. */
export const networkReason = (networkCode: string): string => {
  if (isTlsFailure(networkCode))
    return "The TLS certificate of the Graph Endpoint was not accepted, so nothing was sent";
  return REASONS[networkCode] ?? "Microsoft Graph could not be reached";
};

/** What to do where running the step again does not help. */
export const networkAdvice = (networkCode: string): string | undefined =>
  isTlsFailure(networkCode)
    ? "Check the Graph Endpoint of the connection, and whether a proxy or firewall on the way replaces Microsoft's certificate."
    : undefined;
