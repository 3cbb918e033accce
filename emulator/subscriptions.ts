import { randomUUID } from "node:crypto";
import type { Clock } from "./clock";
import { badRequest, GraphFault } from "./graphFault";
import { validateEndpoint } from "./validateEndpoint";

export interface StoredSubscription {
  readonly id: string;
  readonly resource: string;
  readonly applicationId: string;
  readonly creatorId: string;
  readonly changeType: string;
  readonly clientState: string | null;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly expirationDateTime: string;
}

const LONGEST_MINUTES = 41_760;
const SHORTEST_MINUTES = 45;
const LONGEST_CLIENT_STATE = 128;
const MINUTE = 60_000;
/** Of users, and of groups, for an app in a tenant. */
const MOST_PER_APP = 100;

const collectionOf = (resource: string): string =>
  resource.replace(/^\//, "").split("/")[0]?.toLowerCase() ?? "";

const invalid = (message: string): GraphFault => new GraphFault(400, "InvalidRequest", message);

const text = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name];
  if (typeof value !== "string" || value === "") throw invalid(`'${name}' is a required property.`);
  return value;
};

const checkUrl = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const loopback =
    parsed?.protocol === "http:" && ["127.0.0.1", "localhost"].includes(parsed.hostname);
  if (parsed?.protocol !== "https:" && !loopback)
    throw invalid("The notification endpoint must use https.");
  return url;
};

/** The subscriptions of all apps; those that expired are gone. */
export const createSubscriptions = (clock: Clock) => {
  const keepers: ((subscription: StoredSubscription) => void)[] = [];
  const stored = new Map<string, StoredSubscription>();

  const living = (): StoredSubscription[] => {
    const now = clock.now().toISOString();
    for (const { id, expirationDateTime } of stored.values())
      if (expirationDateTime <= now) stored.delete(id);
    return [...stored.values()];
  };

  const ofApp = (clientId: string): StoredSubscription[] =>
    living().filter(({ applicationId }) => applicationId === clientId);

  const find = (clientId: string, id: string): StoredSubscription => {
    const found = ofApp(clientId).find((subscription) => subscription.id === id);
    if (found === undefined)
      throw new GraphFault(404, "ResourceNotFound", "The object was not found.");
    return found;
  };

  const readExpiry = (value: string): string => {
    const asked = Date.parse(value);
    if (Number.isNaN(asked)) throw invalid("'expirationDateTime' is not a valid date.");
    const now = clock.now().getTime();
    // A second of grace for the time that the request was under way.
    if (asked > now + LONGEST_MINUTES * MINUTE + 1000) {
      throw invalid(
        `Subscription expiration can only be ${LONGEST_MINUTES} minutes in the future.`,
      );
    }
    if (asked <= now) throw invalid("Subscription expiration must be in the future.");
    return new Date(Math.max(asked, now + SHORTEST_MINUTES * MINUTE)).toISOString();
  };

  const checkChangeType = (changeType: string, resource: string): void => {
    const directory = /^\/?(users|groups)(\/|$)/i.test(resource);
    for (const type of changeType.split(",")) {
      if (!["created", "updated", "deleted"].includes(type))
        throw invalid(`Invalid 'changeType' attribute: '${type}'.`);
    }
    if (directory && changeType === "created")
      throw invalid("Invalid 'changeType' attribute: 'created'.");
  };

  const create = async (
    clientId: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<StoredSubscription> => {
    const [resource, changeType] = [text(body, "resource"), text(body, "changeType")];
    const notificationUrl = checkUrl(text(body, "notificationUrl"));
    const expirationDateTime = readExpiry(text(body, "expirationDateTime"));
    checkChangeType(changeType, resource);
    if (/^\/?(applications|servicePrincipals)/i.test(resource)) {
      throw invalid(`Resource '${resource}' is not supported for change notifications.`);
    }
    const clientState = typeof body.clientState === "string" ? body.clientState : null;
    if ((clientState?.length ?? 0) > LONGEST_CLIENT_STATE)
      throw invalid("'clientState' is too long.");
    const lifecycleNotificationUrl =
      typeof body.lifecycleNotificationUrl === "string"
        ? checkUrl(body.lifecycleNotificationUrl)
        : null;
    const checkFree = (): void => {
      const collection = collectionOf(resource);
      const siblings = ofApp(clientId).filter(
        (other) => collectionOf(other.resource) === collection,
      );
      const twin = siblings.find(
        (other) =>
          other.resource.toLowerCase() === resource.toLowerCase() &&
          other.changeType.split(",").sort().join() === changeType.split(",").sort().join(),
      );
      if (twin !== undefined) {
        throw new GraphFault(
          409,
          "ObjectIdentifierInUse",
          `Subscription Id ${twin.id} already exists for the requested combination`,
        );
      }
      if (siblings.length >= MOST_PER_APP) {
        throw new GraphFault(
          403,
          "Forbidden",
          "The maximum number of subscriptions for this app in this tenant has been reached.",
        );
      }
    };
    checkFree();
    const id = randomUUID();
    await validateEndpoint(notificationUrl, id);
    if (lifecycleNotificationUrl !== null) await validateEndpoint(lifecycleNotificationUrl, id);
    checkFree(); // another request may have been faster while the endpoint was asked
    const subscription: StoredSubscription = {
      id,
      resource,
      applicationId: clientId,
      creatorId: clientId,
      changeType,
      clientState,
      notificationUrl,
      lifecycleNotificationUrl,
      expirationDateTime,
    };
    stored.set(id, subscription);
    for (const keeper of keepers) keeper(subscription);
    return subscription;
  };

  const update = async (
    clientId: string,
    id: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<StoredSubscription> => {
    const current = find(clientId, id);
    for (const name of Object.keys(body)) {
      if (!["expirationDateTime", "notificationUrl"].includes(name)) {
        throw badRequest(`Property '${name}' of a subscription cannot be changed.`);
      }
    }
    const notificationUrl =
      body.notificationUrl === undefined
        ? current.notificationUrl
        : checkUrl(text(body, "notificationUrl"));
    if (notificationUrl !== current.notificationUrl) await validateEndpoint(notificationUrl, id);
    const expirationDateTime =
      body.expirationDateTime === undefined
        ? current.expirationDateTime
        : readExpiry(text(body, "expirationDateTime"));
    const next = { ...current, notificationUrl, expirationDateTime };
    stored.set(id, next);
    for (const keeper of keepers) keeper(next);
    return next;
  };

  const remove = (clientId: string, id: string): void => {
    stored.delete(find(clientId, id).id);
  };

  /** Calls `keeper` with every subscription that is made or moved. */
  const onKept = (keeper: (subscription: StoredSubscription) => void): void => {
    keepers.push(keeper);
  };

  return { living, ofApp, find, create, update, remove, onKept };
};

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** A subscription as Graph shows it: every property, the unset ones as null. */
export const renderSubscription = (
  subscription: StoredSubscription,
  withClientState: boolean,
): Record<string, unknown> => ({
  id: subscription.id,
  resource: subscription.resource,
  applicationId: subscription.applicationId,
  changeType: subscription.changeType,
  clientState: withClientState ? subscription.clientState : null,
  notificationUrl: subscription.notificationUrl,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
  expirationDateTime: subscription.expirationDateTime,
  creatorId: subscription.creatorId,
  includeResourceData: null,
  latestSupportedTlsVersion: "v1_2",
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
});
