import type { Context } from "hono";
import type { AuthenticationMethods } from "../authenticationMethods";
import type { Clock } from "../clock";
import type { Collisions } from "../collisions";
import type { Delta } from "../delta";
import type { Directory } from "../directory";
import { badRequest } from "../graphFault";
import type { Licences } from "../licences";
import type { Listing, ListRequest } from "../listing";
import type { Logs } from "../logs";
import type { Roles } from "../roles";
import type { Session } from "../signIn";
import type { Subscriptions } from "../subscriptions";
import { checkDepth } from "./jsonDepth";

/** What every route works on. */
export interface Services {
  readonly authenticationMethods: AuthenticationMethods;
  readonly clock: Clock;
  readonly collisions: Collisions;
  readonly directory: Directory;
  readonly roles: Roles;
  readonly logs: Logs;
  readonly listing: Listing;
  readonly delta: Delta;
  readonly licences: Licences;
  readonly subscriptions: Subscriptions;
  readonly domain: string;
  readonly tenantId: string;
  /** `http://127.0.0.1:…` */
  readonly origin: () => string;
  /** `http://127.0.0.1:…/v1.0` */
  readonly root: () => string;
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
    permissions: c.get("session").permissions,
  };
};

/** A body with its context in front: of one object, or of one of a collection. */
export const entityBody = (
  services: Services,
  context: string,
  entity: Record<string, unknown>,
): Record<string, unknown> => ({
  "@odata.context": `${services.root()}/$metadata#${context}/$entity`,
  ...entity,
});
