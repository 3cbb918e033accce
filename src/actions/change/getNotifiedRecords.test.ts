import { runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const gone = { status: 404, body: graphFault("Request_ResourceNotFound", "Gone.") };
const item = (resource: string) => ({ resource, changeType: "updated" });
const answers = (...responses: { status: number; body?: unknown }[]) => ({
  body: { responses: responses.map((response, index) => ({ id: String(index), ...response })) },
});
const urls = (call: { body?: unknown } = {}) =>
  (call.body as { requests: { url: string }[] }).requests.map(({ url }) => url);

describe("getNotifiedRecords", () => {
  it("tells what is changed, soft-deleted and gone, in the order of the notifications", async () => {
    const calls = playGraph([
      answers({ status: 200, body: { id: "a", displayName: "A" } }, gone, gone),
      answers({ status: 200, body: { id: "b", deletedDateTime: "2026-11-20T00:00:00Z" } }, gone),
    ]);
    const result = await runAction("getNotifiedRecords", {
      notifications: {
        value: [item("Users/a"), item("Groups/b"), item("Users/a"), item("users/c")],
      },
      $select: "id,displayName",
    });
    expect(result).toEqual([
      { id: "a", type: "users", change: "changed", record: { id: "a", displayName: "A" } },
      {
        id: "b",
        type: "groups",
        change: "softDeleted",
        record: { id: "b", deletedDateTime: "2026-11-20T00:00:00Z" },
      },
      { id: "a", type: "users", change: "changed", record: { id: "a", displayName: "A" } },
      { id: "c", type: "users", change: "permanentlyDeleted", record: null },
    ]);
    expect(calls.map(urls)).toEqual([
      [
        "/users/a?$select=id%2CdisplayName",
        "/groups/b?$select=id%2CdisplayName",
        "/users/c?$select=id%2CdisplayName",
      ],
      ["/directory/deletedItems/b", "/directory/deletedItems/c"],
    ]);
  });

  it("takes what Graph sends, as text, with the objects 20 in a request", async () => {
    const { body } = graphExchange("webhook: group notification").request as {
      body: { value: { resource: string }[] };
    };
    const value = Array.from({ length: 21 }, (_, index) => ({
      ...body.value[0],
      resource: `Groups/${index}`,
    }));
    const calls = playGraph([
      answers(
        ...Array.from({ length: 20 }, (_, id) => ({ status: 200, body: { id: String(id) } })),
      ),
      { body: { responses: [{ id: "20", status: 200, body: { id: "20" } }] } },
    ]);
    const result = await runAction<unknown[]>("getNotifiedRecords", {
      notifications: JSON.stringify(value),
    });
    expect(result).toHaveLength(21);
    expect(calls.map((call) => urls(call).length)).toEqual([20, 1]);
  });

  it("asks nothing about nothing", async () => {
    const calls = playGraph([]);
    expect(await runAction("getNotifiedRecords", { notifications: [] })).toEqual([]);
    expect(calls).toEqual([]);
  });

  it("reports what it may not read", async () => {
    playGraph([
      answers({
        status: 403,
        body: graphFault(
          "Authorization_RequestDenied",
          "Insufficient privileges to complete the operation.",
        ),
      }),
    ]);
    await expect(
      runAction("getNotifiedRecords", { notifications: [item("Groups/a")] }),
    ).rejects.toThrow("Group.Read.All");
  });

  it.each([
    "",
    "{",
    "text",
    [{ resource: "me/messages/1" }],
    [5],
    { value: "x" },
    [{ resource: "Users/a%2Fb" }],
  ])("refuses %j without a request", async (notifications) => {
    const calls = playGraph([]);
    await expect(runAction("getNotifiedRecords", { notifications })).rejects.toThrow(
      /^Notifications: /,
    );
    expect(calls).toEqual([]);
  });
});
