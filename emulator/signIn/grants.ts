import type { Clock } from "../clock";
import type { Entity } from "../directory";
import type { Apps } from "./apps";
import { authenticate } from "./authenticate";
import type { Codes } from "./codes";
import type { DeviceCodes } from "./deviceCodes";
import type { People } from "./person";
import { checkAppScope, checkUserScopes } from "./scopes";
import { SignInFault, wanted } from "./signInFault";
import { checkConcrete, checkTenant, namesOf, type Tenant } from "./tenants";
import type { Tokens } from "./tokens";

/** The second is what Microsoft's own library sends. */
const DEVICE_CODE = ["urn:ietf:params:oauth:grant-type:device_code", "device_code"];
const GRANTS = ["client_credentials", "authorization_code", "refresh_token", ...DEVICE_CODE];

interface Parts {
  readonly clock: Clock;
  readonly tenant: Tenant;
  readonly apps: Apps;
  readonly codes: Codes;
  readonly deviceCodes: DeviceCodes;
  readonly people: People;
  readonly tokens: Tokens;
  readonly signedIn: (person: Entity, clientId: string) => void;
}

/** Who came, with what: of a code, a device code or a refresh token. */
const visitOf = (parts: Parts, form: URLSearchParams, app: Parameters<Codes["redeem"]>[1]) => {
  const { codes, deviceCodes, people, tokens } = parts;
  switch (form.get("grant_type")) {
    case "refresh_token":
      return tokens.refresh(form, app);
    case "authorization_code": {
      const { scope, nonce, personId } = codes.redeem(form, app);
      return { person: people.returning(personId), scope, consented: scope, nonce };
    }
    default: {
      const scope = deviceCodes.redeem(form, app);
      return { person: people.arriving(null), scope, consented: scope, nonce: undefined };
    }
  }
};

/**
 * Answers a token request.
 *
 * @param name The tenant as the URL names it.
 * @param basic The Authorization header.
 * @throws {SignInFault} What Microsoft refuses.
 */
export const grant = async (
  parts: Parts,
  name: string,
  form: URLSearchParams,
  origin: string,
  basic: string | undefined,
): Promise<Record<string, unknown>> => {
  const { clock, tenant, apps, tokens } = parts;
  checkTenant(tenant, name);
  const type = wanted(form, "grant_type");
  if (!GRANTS.includes(type)) {
    throw new SignInFault(
      400,
      "unsupported_grant_type",
      70003,
      `The app requested an unsupported grant type '${type}'.`,
    );
  }
  // Without the query that the request may have, and for any name of the tenant.
  const audiences = namesOf(tenant).flatMap((each) =>
    ["oauth2/v2.0/token", "v2.0"].map((path) => `${origin}/${each}/${path}`),
  );
  const app = await authenticate(apps, form, basic, name, audiences, clock);
  if (type === "client_credentials") {
    checkConcrete(tenant, name);
    checkAppScope(wanted(form, "scope"), origin, tenant.id);
    return tokens.issue(app.clientId, app.roles, apps.principalOf(app, tenant.id));
  }
  if (form.has("scope")) checkUserScopes(form.get("scope") ?? "", origin, tenant.id);
  const visit = visitOf(parts, form, app);
  if (type !== "refresh_token") parts.signedIn(visit.person, app.clientId);
  return tokens.issueDelegated(app, {
    ...visit,
    origin,
    withClientInfo: form.get("client_info") === "1",
  });
};
