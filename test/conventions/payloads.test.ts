import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { connection, testContext, wire } from "../harness/component";
import { playGraph } from "../harness/playGraph";

const root = resolve(__dirname, "../../.spectral/flows");

const branchOf: Record<string, string> = {
  notification: "Notification",
  urlValidation: "URL Validation",
  lifecycleEvent: "Lifecycle Event",
  subscriptionRenewal: "Subscription Renewal",
  rejected: "Rejected",
  filtered: "Rejected",
};

/** What the flow chose, where a sample takes its branch by a choice only. */
const chosen: Record<string, object> = { filtered: { membershipChanges: "only" } };

const events: Record<string, string> = {
  notification: "notification",
  urlValidation: "validation",
  lifecycleEvent: "lifecycle",
  subscriptionRenewal: "renewal",
  rejected: "rejected",
  filtered: "filtered",
};

const samples = readdirSync(root).flatMap((trigger) =>
  readdirSync(join(root, trigger, "payloads")).map(
    (file) => [trigger, file.replace(/\.json$/, "")] as const,
  ),
);

/** A trigger with a schedule of its own gets no payload from outside. */
const webhooks = Object.values(wire.triggers)
  .filter(({ scheduleSupport }) => scheduleSupport !== "required")
  .map(({ key }) => key);

describe("sample payloads", () => {
  it("exist for every trigger that a webhook starts", () => {
    expect([...new Set(samples.map(([trigger]) => trigger))].sort()).toEqual([...webhooks].sort());
  });

  it.each(samples)("%s %s takes its branch", async (trigger, name) => {
    const sample = JSON.parse(
      readFileSync(join(root, trigger, "payloads", `${name}.json`), "utf8"),
    );
    const { headers, queryParameters, data, contentType } = sample;
    const item = data?.value?.[0];
    const context = testContext({ webhookUrls: { "Flow 1": "https://hooks.example.com/1" } });
    const far = new Date(Date.now() + 20 * 86_400_000).toISOString();
    const id = item?.subscriptionId ?? "1";
    context.crossFlowState["ms-entra-id-subscription-stable-1"] = {
      id,
      clientState: item?.clientState ?? "a secret",
      expirationDateTime: far,
      seenAt: far,
    };
    const subscription = {
      id,
      notificationUrl: "https://hooks.example.com/1",
      resource: "users",
      changeType: "updated",
      expirationDateTime: far,
    };
    playGraph([
      { body: trigger === "groupTrigger" ? { ...subscription, resource: "groups" } : subscription },
    ]);
    const result = await wire.triggers[trigger]?.perform(
      context,
      { headers, queryParameters, body: { data, contentType } },
      { connection, changeType: ["updated"], ...chosen[name] },
    );
    expect(result).toMatchObject({
      branch: branchOf[name],
      payload: { body: { data: { event: events[name] } } },
    });
  });

  it.each(webhooks)("there is one for every branch of %s", (trigger) => {
    const { staticBranchNames } = wire.triggers[trigger] as unknown as {
      staticBranchNames: string[];
    };
    const covered = samples
      .filter(([owner]) => owner === trigger)
      .map(([, name]) => branchOf[name]);
    expect([...new Set(covered)].sort()).toEqual([...staticBranchNames].sort());
  });
});
