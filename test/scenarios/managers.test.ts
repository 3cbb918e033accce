import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 300 });
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

const users = () => [...stage.emulator.directory.all("user")];
const managerOf = (id: unknown) => users().find((user) => user.id === id)?.manager;

describe("a manager", () => {
  it("comes, is replaced and goes, and a second removal is a success", async () => {
    const [user, boss, other] = users();
    const userId = user?.id;
    expect(await run("getManager", { userId })).toEqual({ found: false, manager: null });
    expect(await run("setManager", { userId, managerId: boss?.id })).toMatchObject({
      success: true,
      managerId: boss?.id,
    });
    expect(managerOf(userId)).toBe(boss?.id);
    expect(await run("getManager", { userId, $select: "id" })).toMatchObject({
      found: true,
      manager: { "@odata.type": "#microsoft.graph.user", id: boss?.id },
    });
    const managerId = other?.userPrincipalName;
    expect(await run("setManager", { userId, managerId })).toMatchObject({ managerId: other?.id });
    expect(managerOf(userId)).toBe(other?.id);
    const remove = () => run("removeManager", { userId });
    expect([await remove(), await remove()]).toEqual([
      { success: true, userId, alreadyRemoved: false },
      { success: true, userId, alreadyRemoved: true },
    ]);
    expect(managerOf(userId)).toBeUndefined();
    expect(users()).toHaveLength(300);
    expect(stage.requests()).toEqual([
      `GET /v1.0/users/${userId}/manager 404`,
      `GET /v1.0/users/${userId}?$select=id 200`,
      `PUT /v1.0/users/${userId}/manager/$ref 204`,
      `GET /v1.0/users/${userId}/manager?$select=id 200`,
      `GET /v1.0/users/${managerId}?$select=id 200`,
      `PUT /v1.0/users/${userId}/manager/$ref 204`,
      `DELETE /v1.0/users/${userId}/manager/$ref 204`,
      `DELETE /v1.0/users/${userId}/manager/$ref 404`,
      `GET /v1.0/users/${userId}?$select=id 200`,
    ]);
  });

  it("of nobody is an error", async () => {
    for (const key of ["getManager", "removeManager"])
      await expect(run(key, { userId: "nobody@contoso.onmicrosoft.com" })).rejects.toThrow(
        /Manager failed: .*404/,
      );
  });

  it("has reports, who come complete", async () => {
    const [boss, ...reports] = users().slice(5, 260);
    for (const report of reports)
      stage.emulator.directory.update("user", report, { manager: boss?.id });
    const all = await run<{ value: { id: string }[]; cursor: null }>("listDirectReports", {
      userId: boss?.userPrincipalName,
      getAllPaginatedResults: true,
      $orderby: "displayName",
      $select: "id,displayName",
    });
    expect(all.value.map(({ id }) => id).sort()).toEqual(reports.map(({ id }) => id).sort());
    const first = await run<{ value: unknown[]; cursor: string }>("listDirectReports", {
      userId: boss?.id,
      $top: "200",
    });
    const second = await run<{ value: unknown[]; cursor: null }>("listDirectReports", {
      userId: boss?.id,
      cursor: first.cursor,
    });
    expect([first.value.length, second.value.length, second.cursor]).toEqual([200, 54, null]);
  });
});
