import { X509Certificate } from "node:crypto";
import { checkEndpoint } from "./endpoint";
import { invalid, unreadable } from "./refusals";
import { type Watchable, watchableOf } from "./resources";

export type Body = Readonly<Record<string, unknown>>;

/** What somebody wants to be notified of, checked. */
export interface Wish {
  readonly resource: string;
  readonly watchable: Watchable;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  /** ISO 8601. */
  readonly expirationDateTime: string;
  readonly clientState: string | null;
  readonly latestSupportedTlsVersion: string;
  readonly includeResourceData: boolean | null;
  readonly encryptionCertificate: string | null;
  readonly encryptionCertificateId: string | null;
}

const LONGEST_ID = 128;
const SHORTEST_MINUTES = 45;
const MINUTE = 60_000;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/i;
const TLS_VERSIONS = ["v1_0", "v1_1", "v1_2", "v1_3"];
const READ_ONLY = ["id", "applicationId", "creatorId"];

const types: Readonly<Record<string, "string" | "boolean">> = {
  changeType: "string",
  notificationUrl: "string",
  lifecycleNotificationUrl: "string",
  resource: "string",
  expirationDateTime: "string",
  clientState: "string",
  latestSupportedTlsVersion: "string",
  includeResourceData: "boolean",
  encryptionCertificate: "string",
  encryptionCertificateId: "string",
  notificationQueryOptions: "string",
  notificationUrlAppId: "string",
};

/** A body as the type has it: known names, values of their type or null. */
export const readBody = (body: unknown): Body => {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw unreadable("Empty Payload. JSON content expected.");
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith("@")) continue;
    if (READ_ONLY.includes(name))
      throw invalid(`Property '${name}' is read-only and cannot be set.`);
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type === undefined) {
      throw unreadable(
        `The property '${name}' does not exist on type 'microsoft.graph.subscription'. Make sure to only use property names that are defined by the type.`,
      );
    }
    if (value !== null && typeof value !== type)
      throw unreadable(`The value of the property '${name}' is not of the type Edm.${type}.`);
  }
  return body as Body;
};

const text = (body: Body, name: string): string | null =>
  typeof body[name] === "string" ? body[name] : null;

const wanted = (body: Body, name: string): string => {
  const value = text(body, name);
  if (value === null || value === "") throw invalid(`'${name}' is a required property.`);
  return value;
};

export const readEndpoint = (body: Body): string => checkEndpoint(wanted(body, "notificationUrl"));

/** An expiry is raised to 45 minutes ahead; one that is too far is refused with the time there may be. */
export const readExpiry = (body: Body, watchable: Watchable, now: Date): string => {
  const value = wanted(body, "expirationDateTime");
  const asked = DATE.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(asked)) throw invalid("'expirationDateTime' is not a valid date.");
  const { longestMinutes, tooFar } = watchable;
  const time = now.getTime();
  // A second of grace for the time that the request was under way.
  if (asked > time + longestMinutes * MINUTE + 1000) {
    const fault = invalid(
      `Subscription expiration can only be ${longestMinutes} minutes in the future.`,
    );
    throw tooFar === undefined ? fault : Object.assign(fault, { code: tooFar });
  }
  if (asked <= time) throw invalid("Subscription expiration must be in the future.");
  return new Date(Math.max(asked, time + SHORTEST_MINUTES * MINUTE)).toISOString();
};

const readChangeType = (body: Body, { changeTypes, directory }: Watchable): string => {
  const changeType = wanted(body, "changeType");
  for (const type of changeType.split(",")) {
    if (!changeTypes.includes(type)) throw invalid(`Invalid 'changeType' attribute: '${type}'.`);
  }
  // Alone it is refused; with another one Graph takes it, and reports a new object as updated.
  if (directory !== undefined && changeType === "created")
    throw invalid("Invalid 'changeType' attribute: 'created'.");
  return changeType;
};

const isCertificate = (base64: string): boolean => {
  try {
    return new X509Certificate(Buffer.from(base64, "base64")).publicKey.type === "public";
  } catch {
    return false;
  }
};

/** Notifications with the data of the resource: encrypted, and not of users and groups. */
const checkResourceData = (body: Body, { directory }: Watchable): void => {
  if (body.includeResourceData !== true) return;
  const certificate = text(body, "encryptionCertificate");
  if (certificate === null || text(body, "encryptionCertificateId") === null) {
    throw invalid(
      "'encryptionCertificate' and 'encryptionCertificateId' are required when 'includeResourceData' is true.",
    );
  }
  if (!isCertificate(certificate))
    throw invalid("'encryptionCertificate' is not a certificate in base64.");
  if (directory !== undefined)
    throw invalid(`'includeResourceData' is not supported for resource '${body.resource}'.`);
};

const checkLengths = (body: Body): void => {
  for (const name of ["clientState", "encryptionCertificateId"]) {
    if ((text(body, name)?.length ?? 0) > LONGEST_ID)
      throw invalid(`'${name}' is too long: it may have ${LONGEST_ID} characters.`);
  }
};

const readLifecycleUrl = (body: Body, watchable: Watchable, expiry: string, now: Date) => {
  const url = text(body, "lifecycleNotificationUrl");
  const limit = watchable.lifecycleUrlAfterMinutes;
  const minutes = (Date.parse(expiry) - now.getTime()) / MINUTE;
  if (url === null && limit !== undefined && minutes > limit) {
    throw invalid(
      `'lifecycleNotificationUrl' is a required property for subscription creation on this resource when the 'expirationDateTime' value is set to greater than ${limit} minutes.`,
    );
  }
  return url === null ? null : checkEndpoint(url);
};

/**
 * Reads the body of a create.
 * @see https://learn.microsoft.com/graph/api/subscription-post-subscriptions
 */
export const readWish = (body: Body, now: Date): Wish => {
  const resource = wanted(body, "resource");
  const watchable = watchableOf(resource);
  const changeType = readChangeType(body, watchable);
  const notificationUrl = readEndpoint(body);
  const expirationDateTime = readExpiry(body, watchable, now);
  checkLengths(body);
  checkResourceData(body, watchable);
  // They belong to Universal Print.
  if (text(body, "notificationQueryOptions") !== null)
    throw invalid(`'notificationQueryOptions' is not supported for resource '${resource}'.`);
  const latestSupportedTlsVersion = text(body, "latestSupportedTlsVersion") ?? "v1_2";
  if (!TLS_VERSIONS.includes(latestSupportedTlsVersion))
    throw invalid(`Invalid 'latestSupportedTlsVersion' attribute: '${latestSupportedTlsVersion}'.`);
  return {
    resource,
    watchable,
    changeType,
    notificationUrl,
    lifecycleNotificationUrl: readLifecycleUrl(body, watchable, expirationDateTime, now),
    expirationDateTime,
    clientState: text(body, "clientState"),
    latestSupportedTlsVersion,
    includeResourceData: body.includeResourceData === true ? true : null,
    encryptionCertificate: text(body, "encryptionCertificate"),
    encryptionCertificateId: text(body, "encryptionCertificateId"),
  };
};
