import { type Connection, ConnectionError, type DataSourceContext } from "@prismatic-io/spectral";
import { version } from "../package.json";
import {
  createTenantCreations,
  createThrottleGates,
  createTransport,
  type GraphClient,
  GraphError,
  type GraphRequest,
  type GraphResponse,
  InputError,
  isTokenRefusal,
  type RetryPolicy,
  type TraceEntry,
  within,
} from "./graph";
import { tallyOf } from "./runLog/tally";
import { NO_ANSWER, readConnection, SignInError, type TokenClaims, tokenClaims } from "./signIn";

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
const recentCreations = createTenantCreations(() => new Date());

// Graph counts what an app asks of a tenant, whichever step asks.
const throttleGates = createThrottleGates(() => Date.now());

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

/** A Graph client that knows whose directory it asks. */
export interface EntraClient extends GraphClient {
  /** The connection signs in as the app itself: nobody's mailbox, nobody's `/me`. */
  readonly appOnly: boolean;
  granted(): TokenClaims | undefined;
  /** The tenant as the token or the connection names it, before any request; empty where neither does. */
  readonly namedTenant: string;
  /** The tenant of the token of the last request, where the token says so. */
  tenantId(): string | undefined;
}

const isRefusedToken = (error: unknown): error is GraphError =>
  error instanceof GraphError && isTokenRefusal(error);

/**
 * The Graph client of a connection: its cloud, its token, and a `ConnectionError` when Graph no
 * longer accepts the token.
 */
export const createClient = (
  connection: Connection,
  context: ClientContext,
  { debugRequest = false, ...limits }: ClientOptions = {},
): EntraClient => {
  const { logger, debug } = context;
  const { origin, tenant, app, namedTenant, getToken, appOnly, renewable } = accessOf(connection);
  const tally = tallyOf(context);
  let renew = false;
  let token = "";
  const granted = () => tokenClaims(token);
  const accessToken = async (leftMs: number): Promise<string> => {
    const options = { renew };
    renew = false;
    try {
      // The sign-in goes on for the others that wait for it; this call has no more time.
      token = await within(getToken(options), leftMs, () => new SignInError(NO_ANSWER));
      return token;
    } catch (error) {
      throw ofConnection(connection, error);
    }
  };
  const recent = recentCreations(tenant);
  const transport = createTransport({
    origin,
    userAgent: `ms-entra-id/${version}`,
    accessToken,
    recentCreations: recent,
    throttleGate: () => throttleGates.of(`${origin} ${tenant} ${app}`),
    attempted: () => {
      tally.requests += 1;
    },
    trace:
      debugRequest || debug?.enabled
        ? (entry: TraceEntry) => logger.debug(traceLine(entry))
        : undefined,
    ...limits,
  });

  const request = async <T>(graphRequest: GraphRequest): Promise<GraphResponse<T>> => {
    tally.first ??= graphRequest;
    try {
      return await transport.request<T>(graphRequest).catch((error: unknown) => {
        // A token of our own may have been revoked before its time; a new one tells.
        if (!isRefusedToken(error) || !renewable) throw error;
        renew = true;
        return transport.request<T>(graphRequest);
      });
    } catch (error) {
      if (isRefusedToken(error)) throw connectionError(connection, error.message);
      if (error instanceof GraphError && error.status === 403)
        throw new GraphError({ ...error, granted: granted() });
      throw error;
    }
  };
  return {
    origin,
    appOnly,
    namedTenant,
    recent,
    request,
    granted,
    tenantId: () => granted()?.tenantId,
  };
};
