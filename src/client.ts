import { type Connection, ConnectionError, type DataSourceContext } from "@prismatic-io/spectral";
import {
  createRecentCreations,
  createTransport,
  type Exchange,
  GLOBAL_GRAPH,
  type GraphClient,
  graphOrigin,
  InputError,
  isUnauthorized,
  type RetryPolicy,
} from "./graph";

/** The connections that this component knows, by key. */
const CONNECTION_KEYS = ["msEntraIdOauth2", "msEntraIdClientCredentials"];

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

// The platform needs to know which connection failed, not its secrets: errors end in logs.
const connectionError = ({ key, configVarKey }: Connection, message: string): ConnectionError =>
  new ConnectionError({ key, configVarKey, fields: {} }, message);

const accessToken = (connection: Connection): string => {
  if (!CONNECTION_KEYS.includes(connection?.key)) {
    throw connectionError(
      connection ?? { key: "", configVarKey: "", fields: {} },
      "Connection: choose a Microsoft Entra ID connection of this component.",
    );
  }
  const token = connection.token?.access_token;
  if (typeof token !== "string" || token === "") {
    throw connectionError(
      connection,
      "Connection: there is no access token. Connect (or reconnect) the connection first.",
    );
  }
  return token;
};

const connectionOrigin = (connection: Connection): string => {
  const baseUrl = connection.fields.baseUrl;
  try {
    return graphOrigin(typeof baseUrl === "string" && baseUrl !== "" ? baseUrl : GLOBAL_GRAPH);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw connectionError(connection, error.message);
  }
};

// The steps of a run share a process: what one has created, the next may not find at once.
const recentCreations = createRecentCreations(() => new Date());

const traceLine = ({ method, path, status, durationMs, requestId, retry }: Exchange): string =>
  [
    `${method} ${path} → ${status} in ${durationMs} ms`,
    requestId === undefined ? "" : `request-id ${requestId}`,
    retry === undefined ? "" : `retrying in ${retry.waitMs} ms (${retry.reason})`,
  ]
    .filter((part) => part !== "")
    .join(", ");

/**
 * The Graph client of a connection: its cloud, its token, and a `ConnectionError` when Graph no
 * longer accepts the token. No other file reads a token.
 */
export const createClient = (
  connection: Connection,
  context: ClientContext,
  { debugRequest = false, retry, timeoutMs, budgetMs }: ClientOptions = {},
): GraphClient => {
  const { logger, debug } = context;
  const token = accessToken(connection);
  const transport = createTransport({
    accessToken: async () => token,
    origin: connectionOrigin(connection),
    recentCreations,
    ...(debugRequest || debug?.enabled
      ? { trace: (exchange: Exchange) => logger.debug(traceLine(exchange)) }
      : {}),
    ...(retry === undefined ? {} : { retry }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(budgetMs === undefined ? {} : { budgetMs }),
  });
  return {
    origin: transport.origin,
    request: async (request) => {
      try {
        return await transport.request(request);
      } catch (error) {
        if (isUnauthorized(error)) throw connectionError(connection, error.message);
        throw error;
      }
    },
  };
};
