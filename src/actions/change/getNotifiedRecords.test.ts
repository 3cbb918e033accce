import { runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const gone = { status: 404, body: graphFault("Request_ResourceNotFound", "Gone.") };
const item = (resource: string) => ({ resource, changeType: "updated" });
const answers = (...responses: { status: number; body?: unknown }[]) => ({
  body: { responses: responses.map((response, index) => ({ id: String(index), ...response })) },
});
const urls = (call: { body?: unknown } = {}) =>
  (call.body as { requests: { url: string }[] }).requests.map(({ url }) => url);

const record = (
  id: string,
  type: string,
  change: string,
  { changeTypes = ["updated"], ...rest }: Record<string, unknown> = {},
) => ({
  id,
  type,
  change,
  changeTypes,
  membersAdded: [],
  membersRemoved: [],
  record: null,
  error: null,
  ...rest,
});

const denied = {
  status: 403,
  body: graphFault(
    "Authorization_RequestDenied",
    "Insufficient privileges to complete the operation.",
  ),
};

describe("getNotifiedRecords", () => {
  freezeDate(new Date("2026-11-20T18:00:00Z"));
  const waits = skipWaits();

  it("tells what is changed, soft-deleted and gone, each object once and in the order of its first mention", async () => {
    const calls = playGraph([
      answers({ status: 200, body: { id: "a", displayName: "A" } }, gone, gone),
      answers(
        {
          status: 200,
          body: {
            id: "b",
            displayName: "B",
            mail: "b@x.com",
            deletedDateTime: "2026-11-20T00:00:00Z",
          },
        },
        gone,
      ),
    ]);
    const result = await runAction("getNotifiedRecords", {
      notifications: {
        value: [
          item("Users/a"),
          item("Groups/b"),
          { resource: "Users/A", changeType: "deleted" },
          { resource: "users/c", changeType: "deleted" },
        ],
      },
      $select: "id,displayName",
    });
    expect(result).toEqual([
      record("a", "users", "changed", {
        changeTypes: ["updated", "deleted"],
        record: { id: "a", displayName: "A" },
      }),
      record("b", "groups", "softDeleted", { record: { id: "b", displayName: "B" } }),
      record("c", "users", "permanentlyDeleted", { changeTypes: ["deleted"] }),
    ]);
    expect(calls.map(urls)).toEqual([
      [
        "/users/a?$select=id%2CdisplayName",
        "/groups/b?$select=id%2CdisplayName",
        "/users/c?$select=id%2CdisplayName",
      ],
      ["/directory/deletedItems/b", "/directory/deletedItems/c"],
    ]);
    expect(waits).toEqual([]);
  });

  it("waits for a replica that does not know the object yet", async () => {
    const calls = playGraph([
      answers(gone, { status: 200, body: { id: "b" } }),
      answers(gone),
      answers(gone),
      answers(gone),
      answers({ status: 200, body: { id: "a" } }),
    ]);
    expect(
      await runAction("getNotifiedRecords", { notifications: [item("Users/a"), item("Users/b")] }),
    ).toEqual([
      record("a", "users", "changed", { record: { id: "a" } }),
      record("b", "users", "changed", { record: { id: "b" } }),
    ]);
    expect(calls.map(urls)).toEqual([
      ["/users/a", "/users/b"],
      ["/directory/deletedItems/a"],
      ["/users/a"],
      ["/directory/deletedItems/a"],
      ["/users/a"],
    ]);
    expect(waits).toEqual([2000, 4000]);
  });

  it("never calls deleted what no notification calls so", async () => {
    playGraph(Array.from({ length: 10 }, () => answers(gone)));
    expect(await runAction("getNotifiedRecords", { notifications: [item("Users/a")] })).toEqual([
      record("a", "users", "notFound"),
    ]);
    expect(waits).toEqual([2000, 4000, 8000, 16_000]);
  });

  it("tells which members were added and removed, the later of both", async () => {
    playGraph([answers({ status: 200, body: { id: "g" } })]);
    const members = (...delta: unknown[]) => ({
      ...item("Groups/g"),
      resourceData: { id: "g", "members@delta": delta },
    });
    expect(
      await runAction("getNotifiedRecords", {
        notifications: [
          members({ id: "1" }, { id: "2", "@removed": { reason: "deleted" } }, { id: "3" }),
          members({ id: "1", "@removed": "deleted" }, { id: "2" }, null, {}),
        ],
      }),
    ).toEqual([
      record("g", "groups", "changed", {
        membersAdded: ["3", "2"],
        membersRemoved: ["1"],
        record: { id: "g" },
      }),
    ]);
  });

  it("reports what it may not read beside what it may", async () => {
    playGraph([answers(denied, { status: 200, body: { id: "b" } }, gone), answers(denied)]);
    const result = await runAction<{ error: { message: string } }[]>("getNotifiedRecords", {
      notifications: [item("Groups/a"), item("Users/b"), item("Users/c")],
    });
    const failure = { change: "failed", record: null };
    expect(result).toMatchObject([
      { id: "a", ...failure, error: { status: 403, code: "Authorization_RequestDenied" } },
      { id: "b", change: "changed", error: null },
      { id: "c", ...failure, error: { status: 403 } },
    ]);
    expect(result[0]?.error.message).toContain("Group.Read.All");
    expect(result[2]?.error.message).toContain("User.Read.All");
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
