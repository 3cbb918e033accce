import type { LogLine } from "../../../runner/context";
import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const PATH = "/v1.0/auditLogs/directoryAudits";
const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

const queryOf = (path = "") => Object.fromEntries(new URLSearchParams(path.split("?")[1]));

describe("listDirectoryAudits", () => {
  it("returns one page as Graph gave it", async () => {
    const body = { "@odata.context": "x", value: [{ id: "Directory_1" }] };
    const calls = playGraph([{ body }]);
    expect(await runAction("listDirectoryAudits")).toEqual({ ...body, cursor: null });
    expect(calls).toEqual([{ method: "GET", path: PATH, headers: authorized }]);
  });

  it.each([
    [
      { startDateTime: "2026-11-25T10:00:00Z", endDateTime: "2026-11-25T10:00:00Z" },
      "activityDateTime ge 2026-11-25T10:00:00.000Z and activityDateTime le 2026-11-25T10:00:00.000Z",
    ],
    [{ userId }, `initiatedBy/user/id eq '${userId}'`],
    [
      { userId: "O'Neil@Contoso.com" },
      "initiatedBy/user/userPrincipalName eq 'O''Neil@Contoso.com'",
    ],
    [
      { userId, $filter: "category eq 'UserManagement' or category eq 'RoleManagement'" },
      `initiatedBy/user/id eq '${userId}' and (category eq 'UserManagement' or category eq 'RoleManagement')`,
    ],
  ])("filters by %j", async (inputs, $filter) => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("listDirectoryAudits", inputs);
    expect(calls.map(({ path }) => queryOf(path))).toEqual([{ $filter }]);
  });

  it("asks for the largest page when all are wanted, and for no more than is wanted", async () => {
    const calls = playGraph([{ body: { value: [] } }, { body: { value: [] } }]);
    await runAction("listDirectoryAudits", { getAllPaginatedResults: true });
    await runAction("listDirectoryAudits", { $top: "50", maxResults: "20" });
    expect(calls.map(({ path }) => queryOf(path))).toEqual([{ $top: "999" }, { $top: "20" }]);
  });

  it("says in the log that the last entries may still be missing", async () => {
    playGraph([{ body: { value: [] } }]);
    const logs: LogLine[] = [];
    await runAction("listDirectoryAudits", {}, { logs });
    expect(JSON.stringify(logs)).toContain("entries may still be missing");
  });

  it.each([
    ["Start Date Time", { startDateTime: 5 }],
    [
      "End Date Time",
      { startDateTime: "2026-11-25T10:00:00Z", endDateTime: "2026-11-24T10:00:00Z" },
    ],
    ["User Id", { userId: ["x"] }],
    ["Max Results", { maxResults: "-1" }],
  ])("refuses a wrong %s without a request: %p", async (label, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("listDirectoryAudits", inputs)).rejects.toThrow(`${label}: `);
    expect(calls).toEqual([]);
  });
});
