import { runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const ours = "https://hooks.example.com/trigger/ours";
const renewed = (id: string) => ({ body: { id, expirationDateTime: "2026-12-21T10:00:00Z" } });
const steps = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

interface Result {
  success: boolean;
  subscriptions: { id: string; success: boolean; error: string | null }[];
}

describe("renewSubscriptions", () => {
  it("renews those of this instance", async () => {
    const list = {
      body: {
        value: [
          { id: "1", notificationUrl: ours },
          { id: "2", notificationUrl: "https://other.example" },
        ],
      },
    };
    const calls = playGraph([list, renewed("1")]);
    const result = await runAction("renewSubscriptions", {}, { webhookUrls: { "Flow 1": ours } });
    expect(result).toEqual({
      success: true,
      subscriptions: [
        { id: "1", success: true, expirationDateTime: "2026-12-21T10:00:00Z", error: null },
      ],
    });
    expect(steps(calls)).toEqual(["GET /v1.0/subscriptions", "PATCH /v1.0/subscriptions/1"]);
    const { expirationDateTime } = (calls[1]?.body ?? {}) as { expirationDateTime: string };
    expect(Math.round((Date.parse(expirationDateTime) - Date.now()) / 60_000)).toBe(41_760);
  });

  it("renews the given ones, goes on after a failure, and tells of each", async () => {
    const tooFar = graphFault(
      "InvalidRequest",
      "Subscription expiration can only be 10070 minutes in the future.",
    );
    const calls = playGraph([
      answerOf("error: not found"),
      { status: 400, body: tooFar },
      renewed("b"),
    ]);
    const result = await runAction<Result>("renewSubscriptions", {
      subscriptionIds: ["a", "b", ""],
    });
    expect(result.success).toBe(false);
    expect(result.subscriptions.map(({ id, success }) => [id, success])).toEqual([
      ["a", false],
      ["b", true],
    ]);
    expect(result.subscriptions[0]?.error).toMatch(/^Renew Subscriptions failed: .*404/);
    expect(steps(calls)).toEqual([
      "PATCH /v1.0/subscriptions/a",
      "PATCH /v1.0/subscriptions/b",
      "PATCH /v1.0/subscriptions/b",
    ]);
  });

  it("refuses a wrong id without a request", async () => {
    const calls = playGraph([]);
    await expect(runAction("renewSubscriptions", { subscriptionIds: "a/b" })).rejects.toThrow(
      /^Subscription IDs: /,
    );
    expect(calls).toEqual([]);
  });
});
