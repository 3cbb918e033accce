import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const owned = `/v1.0/users/${userId}/ownedDevices`;
const laptop = { id: "1", displayName: "DESKTOP-00001" };

const isAdvanced = (call: { path: string; headers: Readonly<Record<string, string>> }) => [
  call.headers.consistencylevel === "eventual",
  /[?&]\$count=true(&|$)/.test(call.path),
];

describe("listDevices", () => {
  it.each([
    [{}, "/v1.0/devices"],
    [{ ownedByUserId: "" }, "/v1.0/devices"],
    [{ ownedByUserId: userId }, owned],
    [
      { ownedByUserId: "AdeleV_adatum.com#EXT#@contoso.com" },
      "/v1.0/users/AdeleV_adatum.com%23EXT%23@contoso.com/ownedDevices",
    ],
  ])("lists %j", async (inputs, path) => {
    const body = { "@odata.context": "x", value: [laptop] };
    const calls = playGraph([{ body }]);
    expect(await runAction("listDevices", { ...inputs, $top: "5" })).toEqual({
      ...body,
      cursor: null,
    });
    expect(calls).toEqual([{ method: "GET", path: `${path}?$top=5`, headers: authorized }]);
  });

  it.each([
    [{ $filter: "startsWith(operatingSystem,'Win') and isCompliant eq false" }, false],
    [{ $filter: "approximateLastSignInDateTime le 2026-01-01T00:00:00Z" }, false],
    [{ $filter: "isCompliant ne true" }, true],
    [{ $filter: "registrationDateTime ge 2026-01-01T00:00:00Z" }, true],
    [{ $orderby: "displayName" }, true],
    [{ $search: '"displayName:DESKTOP"' }, true],
    [{ ownedByUserId: userId, $filter: "startsWith(displayName,'D')" }, true],
  ])("asks for an advanced query where Graph wants one: %j", async (inputs, advanced) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listDevices", inputs);
    expect(calls.map(isAdvanced)).toEqual([[advanced, advanced]]);
  });

  it("reads every page", async () => {
    const nextLink = `https://graph.microsoft.com${owned}?$top=999&$skiptoken=abc`;
    const calls = playGraph([
      { body: { value: [laptop], "@odata.nextLink": nextLink } },
      { body: { value: [laptop] } },
    ]);
    const inputs = { ownedByUserId: userId, getAllPaginatedResults: true };
    expect(await runAction("listDevices", inputs)).toEqual({
      value: [laptop, laptop],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      `${owned}?$top=999`,
      `${owned}?$top=999&$skiptoken=abc`,
    ]);
  });

  it("takes no cursor of another user's devices", async () => {
    const nextLink = `https://graph.microsoft.com${owned}?$skiptoken=abc`;
    const calls = playGraph([{ body: { value: [laptop], "@odata.nextLink": nextLink } }]);
    const { cursor } = await runAction<{ cursor: string }>("listDevices", {
      ownedByUserId: userId,
    });
    await expect(runAction("listDevices", { cursor })).rejects.toThrow(
      /^Cursor: comes from a list of something else/,
    );
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["Owned By User ID", { ownedByUserId: "a/b" }],
    ["Owned By User ID", { ownedByUserId: {} }],
    ["Top", { $top: "1000" }],
  ])("refuses a wrong %s without a request: %p", async (label, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("listDevices", inputs)).rejects.toThrow(`${label}: `);
    expect(calls).toEqual([]);
  });
});
