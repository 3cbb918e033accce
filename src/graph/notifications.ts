import { timingSafeEqual } from "node:crypto";
import { parseExactJson, withExactNumbers } from "./http/exactJson";
import { header } from "./http/header";
import { isObject } from "./isObject";

/** One change, as Graph reports it. Unknown members go along. */
export interface ChangeItem {
  readonly subscriptionId: string;
  readonly subscriptionExpirationDateTime?: string;
  readonly changeType?: string;
  readonly clientState?: string | null;
  readonly tenantId?: string | null;
  readonly resource?: string;
  readonly lifecycleEvent?: string | null;
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
      /** Entries of the list that are no notifications. */
      readonly malformed: number;
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
  isObject(item) && typeof item.subscriptionId === "string" && item.subscriptionId !== "";

const isLifecycle = ({ lifecycleEvent }: ChangeItem): boolean =>
  lifecycleEvent !== undefined && lifecycleEvent !== null;

/**
 * The raw body still has every digit; the parsed one does when there is no raw one. A delivery of a thousand
 * items is half a megabyte, so what the platform has parsed is not parsed again.
 */
const bodyOf = ({ rawBody, body }: WebhookRequest): unknown => {
  const [text, parsed] = [rawBody?.data, body?.data];
  const isParsed = typeof text === "string" && isObject(parsed) && Array.isArray(parsed.value);
  const exact = isParsed ? withExactNumbers(parsed, text) : undefined;
  if (exact !== undefined) return exact;
  const raw = readBody(text);
  return isObject(raw) ? raw : readBody(parsed);
};

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
  const body = bodyOf(request);
  // Anyone can send the header; nobody gets notifications past their check with it.
  const scheduled = header(request.headers, "prismatic-invoke-type")?.toLowerCase() === "scheduled";
  if (scheduled && !(isObject(body) && "value" in body)) return { kind: "scheduled" };
  if (!isObject(body)) return { kind: "rejected", reason: "The body is not a JSON object" };
  if (!Array.isArray(body.value))
    return { kind: "rejected", reason: "The body has no list of notifications" };
  const items = body.value.filter(isItem);
  return {
    kind: "delivery",
    changes: items.filter((item) => !isLifecycle(item)),
    lifecycle: items.filter(isLifecycle),
    malformed: body.value.length - items.length,
  };
};

/**
 * Tells whether a text is the secret, in the same time whatever of it is different. The items of a delivery
 * carry one and the same: each text is compared once.
 */
const secretCheck = (expected: string): ((given: unknown) => boolean) => {
  const secret = Buffer.from(expected);
  const verdicts = new Map<string, boolean>();
  return (given) => {
    if (typeof given !== "string") return false;
    const known = verdicts.get(given);
    if (known !== undefined) return known;
    const text = Buffer.from(given);
    const isSecret = text.length === secret.length && timingSafeEqual(text, secret);
    verdicts.set(given, isSecret);
    return isSecret;
  };
};

/** What an item must carry to be believed. */
export interface Trust {
  /** Absent when any subscription will do. */
  readonly subscriptionId?: string | undefined;
  readonly clientState: string;
  /** Absent when it is not known. */
  readonly tenantId?: string | undefined;
}

/** What tells whether an item carries all of that. */
const trustCheck = ({ subscriptionId, clientState, tenantId }: Trust) => {
  const isSecret = secretCheck(clientState);
  const tenant = tenantId?.toLowerCase();
  const isTenant = (given: unknown): boolean =>
    tenant === undefined ||
    given === undefined ||
    given === null ||
    (typeof given === "string" && given.toLowerCase() === tenant);
  return (item: ChangeItem): boolean =>
    isSecret(item.clientState) &&
    (subscriptionId === undefined || item.subscriptionId === subscriptionId) &&
    isTenant(item.tenantId);
};

/** Without the secret: it has done its work, and nothing further on needs it. */
export const withoutSecret = ({ clientState: _secret, ...item }: ChangeItem): ChangeItem => item;

/**
 * The items that Graph has sent, in their order and without the secret: what carries the secret of
 * one of the trusts. What does not carry it did not come from Graph.
 */
export const trustedItems = (
  items: readonly ChangeItem[],
  trusts: readonly Trust[],
): ChangeItem[] => {
  const checks = trusts.map(trustCheck);
  return items.filter((item) => checks.some((isTrusted) => isTrusted(item))).map(withoutSecret);
};
