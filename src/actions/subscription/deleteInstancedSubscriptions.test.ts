import { runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const ours = "https://hooks.example.com/trigger/ours";
const webhookUrls = { "Flow 1": ours, "Flow 2": "https://hooks.example.com/trigger/ours-2" };

const list = {
  body: {
    value: [
      { id: "1", notificationUrl: ours },
      { id: "2", notificationUrl: "https://hooks.example.com/trigger/theirs" },
      { id: "3", notificationUrl: webhookUrls["Flow 2"] },
    ],
  },
};

const steps = (calls: { method: string; path: string }[]) =>
  calls.map(({ method, path }) => `${method} ${path}`);

describe("deleteInstancedSubscriptions", () => {
  it("deletes this instance's and no others", async () => {
    const calls = playGraph([list, { status: 204 }, { status: 204 }]);
    expect(await runAction("deleteInstancedSubscriptions", {}, { webhookUrls })).toEqual({
      success: true,
      subscriptionIds: ["1", "3"],
    });
    expect(steps(calls)).toEqual([
      "GET /v1.0/subscriptions",
      "DELETE /v1.0/subscriptions/1",
      "DELETE /v1.0/subscriptions/3",
    ]);
  });

  it("does not mind one that is gone", async () => {
    playGraph([list, answerOf("error: not found"), { status: 204 }]);
    expect(await runAction("deleteInstancedSubscriptions", {}, { webhookUrls })).toMatchObject({
      success: true,
    });
  });

  it("goes on after a failure, and reports it", async () => {
    const denied = {
      status: 403,
      body: graphFault(
        "Authorization_RequestDenied",
        "Insufficient privileges to complete the operation.",
      ),
    };
    const calls = playGraph([list, denied, { status: 204 }]);
    await expect(runAction("deleteInstancedSubscriptions", {}, { webhookUrls })).rejects.toThrow(
      "Insufficient privileges",
    );
    expect(steps(calls)).toContain("DELETE /v1.0/subscriptions/3");
  });

  it("deletes nothing when there is nothing", async () => {
    const calls = playGraph([list]);
    expect(await runAction("deleteInstancedSubscriptions")).toEqual({
      success: true,
      subscriptionIds: [],
    });
    expect(calls).toHaveLength(1);
  });
});
