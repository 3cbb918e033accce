import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const administrativeUnitId = "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";
const path = `/v1.0/directory/administrativeUnits/${administrativeUnitId}/members`;
const user = { "@odata.type": "#microsoft.graph.user", id: "1", displayName: "Adele" };
const device = { "@odata.type": "#microsoft.graph.device", id: "2", displayName: "DESKTOP-1" };

describe("listAdministrativeUnitMembers", () => {
  it("returns one page as Graph gave it", async () => {
    const body = { "@odata.context": "x", value: [user, device] };
    const calls = playGraph([{ body }]);
    expect(
      await runAction("listAdministrativeUnitMembers", { administrativeUnitId, $top: "5" }),
    ).toEqual({ ...body, cursor: null });
    expect(calls).toEqual([{ method: "GET", path: `${path}?$top=5`, headers: authorized }]);
  });

  it("returns all members when asked to", async () => {
    const nextLink = `https://graph.microsoft.com${path}?$top=999&$skiptoken=abc`;
    const calls = playGraph([
      { body: { "@odata.nextLink": nextLink, value: [user] } },
      { body: { value: [device] } },
    ]);
    const inputs = { administrativeUnitId, getAllPaginatedResults: true };
    expect(await runAction("listAdministrativeUnitMembers", inputs)).toEqual({
      value: [user, device],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      `${path}?$top=999`,
      `${path}?$top=999&$skiptoken=abc`,
    ]);
  });

  it.each([{ $filter: "displayName eq 'Adele'" }, { $search: '"displayName:Adele"' }])(
    "asks for an advanced query with %j",
    async (inputs) => {
      const calls = playGraph([{ body: { value: [] } }]);
      await runAction("listAdministrativeUnitMembers", { administrativeUnitId, ...inputs });
      expect(calls[0]?.headers).toEqual({ ...authorized, consistencylevel: "eventual" });
      expect(calls[0]?.path).toMatch(/[?&]\$count=true(&|$)/);
    },
  );

  it.each([
    ["Administrative Unit ID", { administrativeUnitId: "" }, "is required"],
    ["Administrative Unit ID", { administrativeUnitId: "Seattle" }, "expects an object id"],
    ["Top", { $top: "1000" }, ""],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("listAdministrativeUnitMembers", { administrativeUnitId, ...inputs }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
