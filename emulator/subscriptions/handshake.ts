import { post } from "../delivery";
import type { GraphFault } from "../graphFault";
import { isBroker } from "./endpoint";
import type { SubscriptionHabits } from "./habits";
import { invalid } from "./refusals";

const HANDSHAKE_MS = 10_000;

const refuse = (why: string): GraphFault => invalid(`Subscription validation request ${why}`);

/**
 * Asks a URL whether it wants notifications: it must send the token back, decoded, as plain text. A
 * message broker is not asked.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const shakeHands = async (
  url: string,
  requestId: string,
  habits: SubscriptionHabits,
): Promise<void> => {
  if (isBroker(url)) return;
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${requestId}`;
  const target = `${url}${url.includes("?") ? "&" : "?"}validationToken=${encodeURIComponent(token)}`;
  let response: Response;
  let answer: string;
  try {
    response = await post(target, "", "text/plain; charset=utf-8", HANDSHAKE_MS);
    answer = await response.text();
  } catch {
    throw refuse("failed. Notification endpoint must respond with 200 OK to validation request.");
  }
  if (habits.failingHandshakes > 0) {
    habits.failingHandshakes -= 1;
    throw refuse("timed out.");
  }
  if (response.status !== 200)
    throw refuse("failed. Notification endpoint must respond with 200 OK to validation request.");
  if (!response.headers.get("content-type")?.startsWith("text/plain"))
    throw refuse("failed. Response must be of type text/plain.");
  if (answer !== token) throw refuse("failed. Must respond with validation token.");
};
