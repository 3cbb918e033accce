import { badRequest } from "./graphFault";
import { type Kind, properties } from "./schema";

type Body = Readonly<Record<string, unknown>>;

const required: Record<Kind, readonly string[]> = {
  user: ["accountEnabled", "displayName", "mailNickname", "passwordProfile", "userPrincipalName"],
  group: ["displayName", "mailEnabled", "mailNickname", "securityEnabled"],
  application: ["displayName"],
};

const longest: Readonly<Record<string, number>> = {
  displayName: 256,
  givenName: 64,
  surname: 64,
  mailNickname: 64,
  jobTitle: 128,
  department: 64,
};

const booleans = ["accountEnabled", "mailEnabled", "securityEnabled"];
const readOnly = ["createdDateTime", "deletedDateTime", "appId", "securityIdentifier"];

const capital = (kind: Kind): string => kind.charAt(0).toUpperCase() + kind.slice(1);

const invalid = (property: string, kind: Kind) =>
  badRequest(`Invalid value specified for property '${property}' of resource '${capital(kind)}'.`);

const checkValue = (kind: Kind, name: string, value: unknown): void => {
  if (name.endsWith("@odata.bind") || /^extension_|^@odata/.test(name)) return;
  if (!properties[kind].has(name)) {
    throw badRequest(
      `One or more property values specified are invalid. Unknown property '${name}'.`,
    );
  }
  if (readOnly.includes(name))
    throw badRequest(`Property '${name}' is read-only and cannot be set.`);
  if (value === "") throw invalid(name, kind);
  if (booleans.includes(name) && typeof value !== "boolean") throw invalid(name, kind);
  const limit = longest[name];
  if (limit !== undefined && typeof value === "string" && value.length > limit)
    throw invalid(name, kind);
};

const checkUserPrincipalName = (value: unknown, domain: string): void => {
  const [local, host, ...more] = String(value).split("@");
  if (more.length > 0 || !/^[A-Za-z0-9'.\-_!#^~$]+$/.test(local ?? ""))
    throw invalid("userPrincipalName", "user");
  if (host?.toLowerCase() !== domain) {
    throw badRequest(
      "The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.",
    );
  }
};

const checkGroup = (body: Body): void => {
  const unified = Array.isArray(body.groupTypes) && body.groupTypes.includes("Unified");
  if (body.mailEnabled === true && !unified) {
    throw badRequest(
      "The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.",
    );
  }
  if (body.mailEnabled === false && body.securityEnabled === false) {
    throw badRequest(
      "One or more property values specified are invalid. A group must be mail-enabled or security-enabled.",
    );
  }
};

/** Checks the body of a change, as Graph does before it writes. */
export const checkUpdate = (kind: Kind, body: unknown, domain: string): Body => {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw badRequest("Empty Payload. JSON content expected.");
  }
  for (const [name, value] of Object.entries(body)) checkValue(kind, name, value);
  const given = body as Body;
  if (kind === "user" && given.userPrincipalName !== undefined)
    checkUserPrincipalName(given.userPrincipalName, domain);
  return given;
};

/** Checks the body of a create: an update's rules, and everything required. */
export const checkCreate = (kind: Kind, body: unknown, domain: string): Body => {
  const given = checkUpdate(kind, body, domain);
  for (const name of required[kind]) {
    if (given[name] === undefined || given[name] === null) {
      throw badRequest(
        `A value is required for property '${name}' of resource '${capital(kind)}'.`,
      );
    }
  }
  if (kind === "user" && typeof (given.passwordProfile as Body).password !== "string") {
    throw badRequest(
      "The specified password does not comply with password complexity requirements. Please provide a different password.",
    );
  }
  if (kind === "group") checkGroup(given);
  return given;
};

/** What is stored: without secrets and bindings. */
export const storable = (body: Body): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([name]) => name !== "passwordProfile" && !name.endsWith("@odata.bind"),
    ),
  );

/** The object ids of an `@odata.bind` list, or of one `@odata.id`. */
export const referencedIds = (references: unknown, origin: string): string[] =>
  (Array.isArray(references) ? references : [references]).map((reference: unknown) => {
    const match = /^(https?:\/\/[^/]+)\/(?:v1\.0|beta)\/\w+\/([^/?#]+)$/.exec(String(reference));
    const invalidUrl = () => badRequest("Invalid URL format specified in @odata.id / @odata.bind.");
    if (match === null || match[1] !== origin) throw invalidUrl();
    try {
      return decodeURIComponent(match[2] ?? "");
    } catch {
      throw invalidUrl();
    }
  });
