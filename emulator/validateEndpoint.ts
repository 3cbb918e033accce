import { post } from "./delivery";
import { GraphFault } from "./graphFault";

const HANDSHAKE_MS = 10_000;

/**
 * Asks a URL whether it wants notifications: it must send the token back, decoded, as plain text.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const validateEndpoint = async (url: string, requestId: string): Promise<void> => {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${requestId}`;
  const target = `${url}${url.includes("?") ? "&" : "?"}validationToken=${encodeURIComponent(token)}`;
  const refuse = (why: string): GraphFault =>
    new GraphFault(400, "InvalidRequest", `Subscription validation request failed. ${why}`);
  let response: Response;
  try {
    response = await post(target, "", "text/plain; charset=utf-8", HANDSHAKE_MS);
  } catch {
    throw refuse("Notification endpoint must respond with 200 OK to validation request.");
  }
  if (response.status !== 200)
    throw refuse("Notification endpoint must respond with 200 OK to validation request.");
  if (!response.headers.get("content-type")?.startsWith("text/plain")) {
    throw refuse("Response must be of type text/plain.");
  }
  if ((await response.text()) !== token) throw refuse("Must respond with validation token.");
};
