import { isHandshakeFailure } from "./errors/graphError";

/**
 * Calls `send`, and once more when Graph's validation request was not answered well: the platform may
 * have had to start the flow's runner for the first. Nothing was created by then.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation
 */
export const withSecondHandshake = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    if (!isHandshakeFailure(error)) throw error;
    return send();
  }
};
