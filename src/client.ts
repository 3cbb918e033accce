import { type Connection, ConnectionError, type DataSourceContext } from "@prismatic-io/spectral";
import {
  createRecentCreations,
  createTransport,
  type GraphClient,
  type GraphRequest,
  type GraphResponse,
  InputError,
  isUnauthorized,
  type RetryPolicy,
  type TraceEntry,
} from "./graph";
import { readConnection, SignInError } from "./signIn";

/** What the client needs of the context; hooks, actions and data sources all have it. */
interface ClientContext {
  readonly logger: DataSourceContext["logger"];
  readonly debug?: { readonly enabled: boolean };
}

export interface ClientOptions {
  /** Log one line per exchange, without anything secret. */
  readonly debugRequest?: boolean;
  readonly retry?: Partial<RetryPolicy>;
  /** Milliseconds for one request. */
  readonly timeoutMs?: number;
  /** Milliseconds for all that this client does. */
  readonly budgetMs?: number;
}

// The steps of a run share a process: what one has created, the next may not find at once.
const recentCreations = createRecentCreations(() => new Date());

const traceLine = ({ method, path, status, durationMs, requestId, retry }: TraceEntry): string =>
  [
    `${method} ${path} → ${status} in ${durationMs} ms`,
    requestId === undefined ? "" : `request-id ${requestId}`,
    retry === undefined ? "" : `retrying in ${retry.waitMs} ms (${retry.reason})`,
  ]
    .filter((part) => part !== "")
    .join(", ");

// The platform needs to know which connection failed, not its secrets: errors end in logs.
const connectionError = (connection: Connection | undefined, message: string): ConnectionError => {
  const { key = "", configVarKey = "" } = connection ?? {};
  return new ConnectionError({ key, configVarKey, fields: {} }, message);
};

/** What is wrong with the sign-in or with an input of the connection is an error of the connection. */
const ofConnection = (connection: Connection, error: unknown): unknown =>
  error instanceof InputError || error instanceof SignInError
    ? connectionError(connection, error.message)
    : error;

const accessOf = (connection: Connection) => {
  try {
    return readConnection(connection);
  } catch (error) {
    throw ofConnection(connection, error);
  }
};

/**
 * The Graph client of a connection: its cloud, its token, and a `ConnectionError` when Graph no
 * longer accepts the token.
 */
export const createClient = (
  connection: Connection,
  context: ClientContext,
  { debugRequest = false, ...limits }: ClientOptions = {},
): GraphClient => {
  const { logger, debug } = context;
  const { origin, getToken, renewable } = accessOf(connection);
  let renew = false;
  const accessToken = async (): Promise<string> => {
    const options = { renew };
    renew = false;
    try {
      return await getToken(options);
    } catch (error) {
      throw ofConnection(connection, error);
    }
  };
  const transport = createTransport({
    origin,
    accessToken,
    recentCreations,
    ...(debugRequest || debug?.enabled
      ? { trace: (entry: TraceEntry) => logger.debug(traceLine(entry)) }
      : {}),
    ...limits,
  });

  const request = async <T>(graphRequest: GraphRequest): Promise<GraphResponse<T>> => {
    try {
      return await transport.request<T>(graphRequest).catch((error: unknown) => {
        // A token of our own may have been revoked before its time; a new one tells.
        if (!isUnauthorized(error) || !renewable) throw error;
        renew = true;
        return transport.request<T>(graphRequest);
      });
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      throw connectionError(connection, error.message);
    }
  };
  return { origin, request };
};
