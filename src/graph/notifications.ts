import { createHash, timingSafeEqual } from "node:crypto";
import { parseExactJson } from "./http/exactJson";
import { header } from "./http/header";
import { isObject } from "./isObject";

/** One change, as Graph reports it. Unknown members go along. */
export interface ChangeItem {
  readonly subscriptionId: string;
  readonly subscriptionExpirationDateTime?: string;
  readonly changeType?: string;
  readonly clientState?: string | null;
  readonly tenantId?: string;
  readonly resource?: string;
  readonly lifecycleEvent?: string;
  readonly resourceData?: Readonly<Record<string, unknown>>;
}

/** What a request to the webhook URL turned out to be. */
export type Notification =
  /** Graph asks whether the URL is ours; the token goes back as it came, decoded. */
  | { readonly kind: "validation"; readonly validationToken: string }
  /** The platform runs the flow by its schedule. */
  | { readonly kind: "scheduled" }
  | {
      readonly kind: "delivery";
      readonly changes: readonly ChangeItem[];
      readonly lifecycle: readonly ChangeItem[];
    }
  | { readonly kind: "rejected"; readonly reason: string };

/** A request to a webhook URL, as the platform hands it on. */
export interface WebhookRequest {
  readonly headers?: Readonly<Record<string, unknown>> | null | undefined;
  readonly queryParameters?: Readonly<Record<string, unknown>> | null | undefined;
  readonly rawBody?: { readonly data?: unknown } | null | undefined;
  readonly body?: { readonly data?: unknown } | null | undefined;
}

/** Longer than any token that Graph sends, and short enough to echo. */
const LONGEST_TOKEN = 4096;

const tryJson = (text: string): unknown => {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
};

/** A body comes as text, as an object, as bytes or in base64, from the live platform and from tests. */
const readBody = (data: unknown): unknown => {
  if (Buffer.isBuffer(data)) return tryJson(data.toString("utf8"));
  if (data instanceof Uint8Array) return tryJson(Buffer.from(data).toString("utf8"));
  if (typeof data !== "string") return data;
  return (
    tryJson(data) ??
    (/^[A-Za-z0-9+/=\s]+$/.test(data)
      ? tryJson(Buffer.from(data, "base64").toString("utf8"))
      : undefined)
  );
};

const isItem = (item: unknown): item is ChangeItem =>
  isObject(item) && typeof item.subscriptionId === "string";

/**
 * Tells a validation handshake, a scheduled run, a delivery and nonsense apart. Believes nothing yet:
 * `trustedItems` does.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const classifyNotification = (request: WebhookRequest): Notification => {
  const validationToken = isObject(request.queryParameters)
    ? request.queryParameters.validationToken
    : undefined;
  if (
    typeof validationToken === "string" &&
    validationToken !== "" &&
    validationToken.length <= LONGEST_TOKEN
  ) {
    return { kind: "validation", validationToken };
  }
  if (header(request.headers, "prismatic-invoke-type")?.toLowerCase() === "scheduled")
    return { kind: "scheduled" };
  // The raw body still has every digit; the parsed one does when there is no raw one.
  const raw = readBody(request.rawBody?.data);
  const body = isObject(raw) ? raw : readBody(request.body?.data);
  if (!isObject(body)) return { kind: "rejected", reason: "The body is not a JSON object" };
  if (!Array.isArray(body.value))
    return { kind: "rejected", reason: "The body has no list of notifications" };
  const items = body.value.filter(isItem);
  return {
    kind: "delivery",
    changes: items.filter(({ lifecycleEvent }) => lifecycleEvent === undefined),
    lifecycle: items.filter(({ lifecycleEvent }) => lifecycleEvent !== undefined),
  };
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares in the same time whatever is different. */
export const sameSecret = (given: unknown, expected: string): boolean =>
  timingSafeEqual(digest(typeof given === "string" ? given : ""), digest(expected)) &&
  typeof given === "string";

/** What an item must carry to be believed. */
export interface Trust {
  /** Absent when any subscription will do. */
  readonly subscriptionId?: string | undefined;
  readonly clientState: string;
  /** Absent when it is not known. */
  readonly tenantId?: string | undefined;
}

/** The items that Graph has sent, without the secret; what does not carry the secret did not come from it. */
export const trustedItems = (items: readonly ChangeItem[], trust: Trust): ChangeItem[] =>
  items
    .filter(
      ({ subscriptionId, clientState, tenantId }) =>
        sameSecret(clientState, trust.clientState) &&
        (trust.subscriptionId === undefined || subscriptionId === trust.subscriptionId) &&
        (trust.tenantId === undefined ||
          tenantId === undefined ||
          tenantId.toLowerCase() === trust.tenantId.toLowerCase()),
    )
    // The secret has done its work; nothing further on needs it.
    .map(({ clientState: _secret, ...item }) => item);
