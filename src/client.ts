import { type Connection, ConnectionError, type DataSourceContext } from "@prismatic-io/spectral";
import {
  clouds,
  createRecentCreations,
  createTransport,
  type Exchange,
  GLOBAL_GRAPH,
  GLOBAL_LOGIN,
  type GraphClient,
  type GraphRequest,
  type GraphResponse,
  graphOrigin,
  InputError,
  isUnauthorized,
  type RetryPolicy,
} from "./graph";
import { type CertificateSignIn, certificateToken, loginOrigin, SignInError } from "./signIn";

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

type GetToken = (options?: { renew: boolean }) => Promise<string>;

// The platform needs to know which connection failed, not its secrets: errors end in logs.
const connectionError = ({ key, configVarKey }: Connection, message: string): ConnectionError =>
  new ConnectionError({ key, configVarKey, fields: {} }, message);

const field = ({ fields }: Connection, key: string, fallback = ""): string => {
  const value = fields[key];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : fallback;
};

/** The token that the platform got for an OAuth connection. It cannot be renewed from here. */
const platformToken = (connection: Connection, origin: string): GetToken => {
  const token = connection.token?.access_token;
  if (typeof token !== "string" || token === "") {
    throw connectionError(
      connection,
      "Connection: there is no access token. Connect (or reconnect) the connection first.",
    );
  }
  // An endpoint that is no Microsoft cloud is the emulator's, which takes the scopes of any.
  const isCloud = clouds.some(({ graph }) => graph === origin);
  for (const scope of isCloud ? field(connection, "scopes").split(/\s+/) : []) {
    if (!URL.canParse(scope) || !/^https?:$/.test(new URL(scope).protocol)) continue;
    if (new URL(scope).origin !== origin) {
      throw connectionError(
        connection,
        `Scopes: ${scope} is for another cloud than the Graph Endpoint ${origin}. Use ${origin}${new URL(scope).pathname}.`,
      );
    }
  }
  return async () => token;
};

const required = (connection: Connection, key: string, label: string): string => {
  const value = field(connection, key);
  if (value === "") throw new InputError(label, "is required, but it is empty");
  return value;
};

const certificateSignIn = (connection: Connection, origin: string): GetToken => {
  const signIn: CertificateSignIn = {
    tenant: required(connection, "tenant", "Tenant"),
    clientId: required(connection, "clientId", "Client ID"),
    certificate: required(connection, "certificate", "Certificate"),
    privateKey: required(connection, "privateKey", "Private Key"),
    loginOrigin: loginOrigin(field(connection, "entraIdEndpoint", GLOBAL_LOGIN)),
    graphOrigin: origin,
  };
  return (options) => certificateToken(signIn, options);
};

/** How each connection comes to its token, by the connection's key. */
const signIns: Readonly<Record<string, (connection: Connection, origin: string) => GetToken>> = {
  msEntraIdOauth2: platformToken,
  msEntraIdClientCredentials: platformToken,
  msEntraIdCertificate: certificateSignIn,
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

/** What is wrong with the sign-in or with an input of the connection is an error of the connection. */
const blame = (connection: Connection, error: unknown): unknown =>
  error instanceof InputError || error instanceof SignInError
    ? connectionError(connection, error.message)
    : error;

const open = (connection: Connection): { origin: string; getToken: GetToken } => {
  const signIn = signIns[connection?.key];
  if (signIn === undefined) {
    throw connectionError(
      connection ?? { key: "", configVarKey: "", fields: {} },
      "Connection: choose a Microsoft Entra ID connection of this component.",
    );
  }
  try {
    const origin = graphOrigin(field(connection, "baseUrl", GLOBAL_GRAPH));
    return { origin, getToken: signIn(connection, origin) };
  } catch (error) {
    throw blame(connection, error);
  }
};

/**
 * The Graph client of a connection: its cloud, its token, and a `ConnectionError` when Graph no
 * longer accepts the token. No other file reads a token.
 */
export const createClient = (
  connection: Connection,
  context: ClientContext,
  { debugRequest = false, ...limits }: ClientOptions = {},
): GraphClient => {
  const { logger, debug } = context;
  const { origin, getToken } = open(connection);
  let renew = false;
  const accessToken = async (): Promise<string> => {
    const options = { renew };
    renew = false;
    try {
      return await getToken(options);
    } catch (error) {
      throw blame(connection, error);
    }
  };
  const transport = createTransport({
    origin,
    accessToken,
    recentCreations,
    ...(debugRequest || debug?.enabled
      ? { trace: (exchange: Exchange) => logger.debug(traceLine(exchange)) }
      : {}),
    ...limits,
  });

  const request = async <T>(graphRequest: GraphRequest): Promise<GraphResponse<T>> => {
    try {
      return await transport.request<T>(graphRequest).catch((error: unknown) => {
        // A token of our own may have been revoked before its time; a new one tells.
        if (!isUnauthorized(error) || connection.key !== "msEntraIdCertificate") throw error;
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
