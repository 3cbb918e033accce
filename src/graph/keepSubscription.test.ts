import type { GraphClient, GraphRequest } from "./http/request";
import { adopt } from "./keepSubscription";
import type { Ensuring } from "./ownSubscriptions";
import type { Subscription } from "./subscription";

const now = new Date("2026-11-22T10:00:00Z");
const subscription = (id: string, clientState: string | null) =>
  ({ id, clientState, expirationDateTime: "2026-12-21T09:00:00Z" }) as Subscription;

/** Looks for one to adopt among these, of which a list tells no secret. */
const adoptFrom = async (...there: Subscription[]) => {
  const request = async ({ path }: GraphRequest) => ({
    body: there.find(({ id }) => path.endsWith(id)),
  });
  const run = {
    graph: { request } as unknown as GraphClient,
    desired: { operation: "User Trigger" },
    known: undefined,
    renew: "half",
    now,
    gone: new Set(),
    warnings: [],
  } as unknown as Ensuring;
  return adopt(run, there);
};

it("the first subscription that tells its secret is kept", async () => {
  const [mute, first, second] = [
    subscription("mute", null),
    subscription("first", "secret"),
    subscription("second", "another"),
  ];
  expect(await adoptFrom(mute, first, second)).toMatchObject({
    action: "none",
    state: { id: "first", clientState: "secret" },
  });
  expect(await adoptFrom(mute)).toBeUndefined();
});
