/** What a webhook call turned out to be. */
export type Notification =
  /** Graph asks whether the URL is ours; the token goes back as it came, decoded. */
  { readonly kind: "validation"; readonly validationToken: string } | { readonly kind: "change" };

/** Longer than any token that Graph sends, and short enough to echo. */
const LONGEST_TOKEN = 4096;

/**
 * Tells a validation handshake from a notification. Graph sends the token as a query parameter, which
 * the platform has decoded.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const classifyNotification = (call: {
  readonly queryParameters: Readonly<Record<string, string>> | null | undefined;
}): Notification => {
  const validationToken = call.queryParameters?.validationToken;
  return typeof validationToken === "string" &&
    validationToken !== "" &&
    validationToken.length <= LONGEST_TOKEN
    ? { kind: "validation", validationToken }
    : { kind: "change" };
};
