import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const path = `/v1.0/applications/${applicationObjectId}/owners`;
const user = { "@odata.type": "#microsoft.graph.user", id: "1", displayName: "Adele" };
const app = { "@odata.type": "#microsoft.graph.servicePrincipal", id: "2", displayName: "App" };

describe("listApplicationOwners", () => {
  it("returns one page as Graph gave it", async () => {
    const body = { "@odata.context": "x", value: [user, app] };
    const calls = playGraph([{ body }]);
    expect(await runAction("listApplicationOwners", { applicationObjectId, $top: "5" })).toEqual({
      ...body,
      cursor: null,
    });
    expect(calls).toEqual([{ method: "GET", path: `${path}?$top=5`, headers: authorized }]);
  });

  it("returns all owners when asked to", async () => {
    const nextLink = `https://graph.microsoft.com${path}?$top=999&$skiptoken=abc`;
    const calls = playGraph([
      { body: { "@odata.context": "x", "@odata.nextLink": nextLink, value: [user] } },
      { body: { value: [app] } },
    ]);
    const all = await runAction("listApplicationOwners", {
      applicationObjectId,
      getAllPaginatedResults: true,
    });
    expect(all).toMatchObject({ value: [user, app], cursor: null });
    expect(calls.map(({ path }) => path)).toEqual([
      `${path}?$top=999`,
      `${path}?$top=999&$skiptoken=abc`,
    ]);
  });

  it("asks for an advanced query where owners are filtered", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listApplicationOwners", {
      applicationObjectId,
      $filter: "displayName eq 'Adele'",
    });
    expect(calls[0]?.headers).toEqual({ ...authorized, consistencylevel: "eventual" });
    expect(calls[0]?.path).toMatch(/[?&]\$count=true(&|$)/);
  });

  it.each([
    ["Application Object ID", { applicationObjectId: "Library" }, "expects an object id, such as"],
    ["Top", { $top: "1000" }, ""],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("listApplicationOwners", { applicationObjectId, ...inputs }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
