import { Agent, request } from "node:http";
import { userId } from "./pages";

/** What is to be delivered, all at the same moment. */
export interface Delivery {
  readonly url: string;
  readonly deliveries: number;
  /** In each delivery. */
  readonly notifications: number;
  readonly subscriptionId: string;
  readonly clientState: string;
}

const post = (url: string, body: Buffer, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", "Content-Length": body.length };
    const call = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    call.once("error", reject);
    call.end(body);
  });

export const notificationsFor = (
  count: number,
  subscriptionId: string,
  clientState: string,
): string =>
  JSON.stringify({
    value: Array.from({ length: count }, (_, number) => ({
      changeType: "updated",
      clientState,
      resource: `Users/${userId(number)}`,
      resourceData: {
        "@odata.type": "#Microsoft.Graph.User",
        "@odata.id": `Users/${userId(number)}`,
        id: userId(number),
        organizationId: "84bd8158-6d4d-4958-8b9f-9d6445542f95",
        sequenceNumber: 638_000_000_000_000_000 + number,
      },
      subscriptionExpirationDateTime: "2030-01-01T00:00:00+00:00",
      subscriptionId,
      tenantId: "84bd8158-6d4d-4958-8b9f-9d6445542f95",
    })),
  });

/** Delivers everything at once, as Graph may, and gives the milliseconds until the last answer. */
export const deliver = async (wish: Delivery): Promise<{ lastMs: number; accepted: number }> => {
  const { subscriptionId, clientState } = wish;
  const body = Buffer.from(notificationsFor(wish.notifications, subscriptionId, clientState));
  const agent = new Agent({ keepAlive: false });
  const begun = performance.now();
  const statuses = await Promise.all(
    Array.from({ length: wish.deliveries }, () => post(wish.url, body, agent)),
  );
  return {
    lastMs: performance.now() - begun,
    accepted: statuses.filter((status) => status === 202).length,
  };
};
