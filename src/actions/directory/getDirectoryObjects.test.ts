import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const trevor = "84b80893-8749-40a3-97b7-68513b600544";
const other = "5d6059b6-368d-45f8-91e1-8e07d485f1d0";
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

const found = (...ids: string[]) => ({
  body: { value: ids.map((id) => ({ "@odata.type": "#microsoft.graph.user", id })) },
});

interface Result {
  value: { id: string }[];
  missing: string[];
}

describe("getDirectoryObjects", () => {
  it("sends what the documentation sends, and gives the objects in the order of the ids", async () => {
    const calls = playGraph([found(other, trevor)]);
    const inputs = { objectIds: [trevor, other], objectTypes: ["user"] };
    const { value, missing } = await runAction<Result>("getDirectoryObjects", inputs);
    expect(value.map(({ id }) => id)).toEqual([trevor, other]);
    expect(missing).toEqual([]);
    expect(calls).toEqual([
      {
        method: "POST",
        path: "/v1.0/directoryObjects/getByIds",
        headers: { ...authorized, "content-type": "application/json" },
        body: { ids: [trevor, other], types: ["user"] },
      },
    ]);
  });

  it.each([
    ["a list from another step", [trevor, other]],
    ["records that have an id", [{ id: trevor, displayName: "Trevor" }, { id: other }]],
    ["text with commas", `${trevor}, ${other}`],
    ["text with an id a line", `${trevor}\r\n${other}\n`],
    ["a list as JSON", JSON.stringify([trevor, other])],
    ["records as JSON", JSON.stringify([{ id: trevor }, { id: other }])],
    ["a reference to a list inside of the list", [[trevor, other], ""]],
    ["repeats, in any case", [trevor, other, trevor.toUpperCase()]],
  ])("takes %s", async (_what, objectIds) => {
    const calls = playGraph([found(trevor)]);
    const { missing } = await runAction<Result>("getDirectoryObjects", { objectIds });
    expect(calls.map(({ body }) => body)).toEqual([{ ids: [trevor, other] }]);
    expect(missing).toEqual([other]);
  });

  it("asks for 1,000 at a time", async () => {
    const ids = Array.from({ length: 2_001 }, (_, index) => idOf(index));
    const calls = playGraph([found(idOf(0)), found(idOf(1_000)), found(idOf(2_000))]);
    const { value, missing } = await runAction<Result>("getDirectoryObjects", { objectIds: ids });
    expect(calls.map(({ body }) => (body as { ids: string[] }).ids.length)).toEqual([
      1000, 1000, 1,
    ]);
    expect(value.map(({ id }) => id)).toEqual([idOf(0), idOf(1_000), idOf(2_000)]);
    expect(missing).toHaveLength(1_998);
  });

  it("asks again after a server error, since it only reads", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0);
    const calls = playGraph([{ status: 504 }, found(trevor)]);
    const { missing } = await runAction<Result>("getDirectoryObjects", { objectIds: [trevor] });
    expect([missing, calls.length]).toEqual([[], 2]);
  });

  it("asks for nothing when an earlier step found nothing", async () => {
    const calls = playGraph([]);
    const result = await runAction("getDirectoryObjects", { objectIds: [] });
    expect(result).toEqual({ value: [], missing: [] });
    expect(calls).toEqual([]);
  });

  it.each([
    [{ objectIds: "" }, /^Object IDs: is required/],
    [{ objectIds: [trevor, "adele@contoso.com"] }, /^Object IDs: expects an object id/],
    [{ objectIds: [{ displayName: "no id" }] }, /^Object IDs: holds a record without id/],
    [{ objectIds: "[1" }, /^Object IDs: is not valid JSON/],
    [{ objectIds: [trevor], objectTypes: ["person"] }, /^Object Types: "person" is not one of/],
  ])("refuses %j without a request", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("getDirectoryObjects", inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });
});
