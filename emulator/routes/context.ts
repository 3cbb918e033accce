import type { Context } from "hono";
import type { Clock } from "../clock";
import type { Delta } from "../delta";
import type { Directory, Entity } from "../directory";
import { badRequest, notFound } from "../graphFault";
import type { Listing, ListRequest } from "../listing";
import { collectionOf, type Kind } from "../schema";
import { checkDepth } from "./jsonDepth";
import type { Session } from "../signIn";
import type { Subscriptions } from "../subscriptions";

/** What every route works on. */
export interface Services {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly listing: Listing;
  readonly delta: Delta;
  readonly subscriptions: Subscriptions;
  readonly domain: string;
  readonly tenantId: string;
  /** `http://127.0.0.1:…` */
  readonly origin: () => string;
}

export type Env = { Variables: { session: Session } };

/** The JSON body of a request. */
export const readJson = async (c: Context<Env>): Promise<unknown> => {
  const body = await c.req.text();
  if (body.trim() === "") throw badRequest("Empty Payload. JSON content expected.");
  if (!c.req.header("content-type")?.includes("json")) {
    throw badRequest(
      "A supported MIME type could not be found that matches the content type of the request.",
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw badRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
  checkDepth(json);
  return json;
};

export const listRequest = (c: Context<Env>, services: Services): ListRequest => {
  const url = new URL(c.req.url);
  return {
    url: `${services.origin()}${url.pathname}`,
    params: url.searchParams,
    consistencyLevel: c.req.header("consistencylevel"),
  };
};

/** Key segments as `keySegments` leaves them: `id`, `'name'` or `uniqueName='x'`. */
const parseKey = (key: string): { name: string | undefined; value: string } => {
  const named = /^(\w+)='(.*)'$/s.exec(key);
  if (named !== null) return { name: named[1], value: (named[2] ?? "").replaceAll("''", "'") };
  const quoted = /^'(.*)'$/s.exec(key);
  return { name: undefined, value: quoted?.[1]?.replaceAll("''", "'") ?? key };
};

export const findOrUndefined = (
  services: Services,
  kind: Kind,
  key: string,
): Entity | undefined => {
  const { name, value } = parseKey(key);
  if (name !== undefined) return services.directory.findByKey(kind, name, value);
  if (kind === "user" && key.startsWith("$")) {
    throw badRequest(
      "Bad request. A user principal name that begins with $ must be given as /users('name').",
    );
  }
  return (
    services.directory.find(kind, value) ??
    (kind === "user" ? services.directory.findByKey("user", "userPrincipalName", value) : undefined)
  );
};

/** The object that a key names; 404 when there is none. */
export const find = (services: Services, kind: Kind, key: string): Entity => {
  const entity = findOrUndefined(services, kind, key);
  if (entity === undefined) throw notFound(parseKey(key).value);
  return entity;
};

export const keyValue = (key: string): string => parseKey(key).value;

/** An entity answer's body, with its context in front. */
export const entityBody = (
  services: Services,
  kind: Kind,
  select: readonly string[] | undefined,
  entity: Record<string, unknown>,
): Record<string, unknown> => {
  const selected = select === undefined ? "" : `(${select.join(",")})`;
  return {
    "@odata.context": `${services.origin()}/v1.0/$metadata#${collectionOf[kind]}${selected}/$entity`,
    ...entity,
  };
};
