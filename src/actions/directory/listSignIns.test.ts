import type { LogLine } from "../../../runner/context";
import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { playGraph } from "../../../test/harness/playGraph";

const PATH = "/v1.0/auditLogs/signIns";
const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

const queryOf = (path = "") => Object.fromEntries(new URLSearchParams(path.split("?")[1]));

describe("listSignIns", () => {
  freezeDate(new Date("2026-11-25T12:00:00Z"));

  it("sends what the documentation sends", async () => {
    const calls = playGraph([answerOf("auditLogs.signIns.list")]);
    expect(await runAction("listSignIns", { $top: "1" })).toEqual({
      ...(answerOf("auditLogs.signIns.list").body as object),
      cursor: expect.any(String),
    });
    expect(calls).toEqual([
      {
        method: "GET",
        path: graphExchange("auditLogs.signIns.list").request.path,
        headers: authorized,
      },
    ]);
  });

  it.each([
    [{}, undefined],
    [{ startDateTime: "2026-11-25T10:00:00Z" }, "createdDateTime ge 2026-11-25T10:00:00.000Z"],
    [
      { startDateTime: "2026-11-25T10:00Z", endDateTime: "2026-11-25T10:00:41.6195833+00:00" },
      "createdDateTime ge 2026-11-25T10:00:00.000Z and createdDateTime le 2026-11-25T10:00:41.6195833Z",
    ],
    [{ userId: userId.toUpperCase() }, `userId eq '${userId}'`],
    [
      { userId: "AdeleV@Contoso.onmicrosoft.com" },
      "userPrincipalName eq 'adelev@contoso.onmicrosoft.com'",
    ],
    [
      { userId: "Adele_O'Neil_fabrikam.com#EXT#@contoso.com" },
      "userPrincipalName eq 'adele_o''neil@fabrikam.com'",
    ],
    [
      { endDateTime: "2026-11-25T10:00:00Z", userId, $filter: "appId eq 'a' or appId eq 'b'" },
      `createdDateTime le 2026-11-25T10:00:00.000Z and userId eq '${userId}' and (appId eq 'a' or appId eq 'b')`,
    ],
  ])("filters by %j", async (inputs, $filter) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listSignIns", inputs);
    expect(calls.map(({ path, headers }) => [queryOf(path), headers])).toEqual([
      [$filter === undefined ? {} : { $filter }, authorized],
    ]);
  });

  it("reads every page of a window, the filter in the first request", async () => {
    const nextLink = `https://graph.microsoft.com${PATH}?$top=999&$skiptoken=abc_1`;
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": nextLink } },
      { body: { value: [{ id: "2" }] } },
    ]);
    const inputs = { startDateTime: "2026-11-25T10:00:00Z", getAllPaginatedResults: true };
    expect(await runAction("listSignIns", inputs)).toEqual({
      value: [{ id: "1" }, { id: "2" }],
      cursor: null,
    });
    expect(calls.map(({ path }) => queryOf(path))).toEqual([
      { $filter: "createdDateTime ge 2026-11-25T10:00:00.000Z", $top: "999" },
      { $top: "999", $skiptoken: "abc_1" },
    ]);
  });

  it.each([
    [{}, true],
    [{ endDateTime: "2026-11-25T12:30:00Z" }, true],
    [{ endDateTime: "2026-11-25T11:50:01Z" }, true],
    [{ endDateTime: "2026-11-25T11:50:00Z" }, false],
  ])("says in the log whether entries may still be missing: %j", async (inputs, told) => {
    playGraph([{ body: { value: [] } }]);
    const logs: LogLine[] = [];
    await runAction("listSignIns", inputs, { logs });
    expect(JSON.stringify(logs).includes("entries may still be missing")).toBe(told);
  });

  it.each([
    ["Start Date Time", { startDateTime: "yesterday" }, "must be an ISO 8601 date and time"],
    ["Start Date Time", { startDateTime: "2026-11-25T10:00:00+01:00" }, "must be in UTC"],
    ["End Date Time", { endDateTime: "2026-02-30T10:00:00Z" }, "does not exist"],
    ["End Date Time", { endDateTime: "2026-11-25T10:00:00.12345678Z" }, "more than 7 digits"],
    [
      "End Date Time",
      { startDateTime: "2026-11-25T10:00:00Z", endDateTime: "2026-11-25T09:59:59Z" },
      "is before Start Date Time",
    ],
    ["User Id", { userId: "adele" }, "expects an object id or a user principal name"],
    ["User Id", { userId: "a@b' or userId ne '" }, "must be an id or name"],
    ["Top", { $top: "1000" }, "must be a whole number"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("listSignIns", inputs)).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
