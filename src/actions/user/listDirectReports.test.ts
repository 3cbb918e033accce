import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0";
const path = `/v1.0/users/${userId}/directReports`;
const report = (id: string) => ({ "@odata.type": "#microsoft.graph.user", id });

describe("listDirectReports", () => {
  it("returns one page as Graph gave it", async () => {
    const body = { "@odata.context": "x", value: [report("1"), report("2")] };
    const calls = playGraph([{ body }]);
    expect(await runAction("listDirectReports", { userId, $top: "5", $select: "id" })).toEqual({
      ...body,
      cursor: null,
    });
    expect(calls).toEqual([
      { method: "GET", path: `${path}?$select=id&$top=5`, headers: authorized },
    ]);
  });

  it("returns all of them when asked to", async () => {
    const nextLink = `https://graph.microsoft.com${path}?$top=999&$skiptoken=abc`;
    const calls = playGraph([
      { body: { "@odata.nextLink": nextLink, value: [report("1")] } },
      { body: { value: [report("2")] } },
    ]);
    expect(await runAction("listDirectReports", { userId, getAllPaginatedResults: true })).toEqual({
      value: [report("1"), report("2")],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      `${path}?$top=999`,
      `${path}?$top=999&$skiptoken=abc`,
    ]);
  });

  it.each([
    ["$filter", "startswith(displayName,'a')"],
    ["$orderby", "displayName"],
    ["$search", '"displayName:a"'],
  ])("asks for an advanced query for %s", async (option, value) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listDirectReports", { userId, [option]: value });
    expect(calls[0]?.headers).toEqual({ ...authorized, consistencylevel: "eventual" });
    expect(calls[0]?.path).toMatch(/[?&]\$count=true(&|$)/);
  });

  it.each([
    ["User Id", { userId: "" }],
    ["Top", { $top: "1000" }],
    ["Cursor", { cursor: "x" }],
  ])("refuses a wrong %s without a request: %p", async (label, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("listDirectReports", { userId, ...inputs })).rejects.toThrow(
      `${label}: `,
    );
    expect(calls).toEqual([]);
  });
});
