import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 5, groups: 2 });
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

interface Page {
  value: { id: string; deletedDateTime?: string }[];
}

const deletedUser = async (displayName: string): Promise<{ id: string; name: string }> => {
  const { directory, domain } = stage.emulator;
  const name = `${displayName.toLowerCase()}@${domain}`;
  const { id } = directory.create("user", { displayName, userPrincipalName: name });
  await run("deleteUser", { userId: id });
  stage.requests();
  return { id, name };
};

describe("deleted items", () => {
  it("are listed, picked and restored", async () => {
    const { id } = await deletedUser("Adele");
    const page = await run<Page>("listDeletedItems", {
      itemKind: "users",
      $select: "id,deletedDateTime",
      $orderby: "deletedDateTime desc",
    });
    expect(page.value).toEqual([{ id, deletedDateTime: expect.stringMatching(/^\d{4}-/) }]);
    expect(
      await stage.runner.runDataSource("selectDeletedItem", { connection: stage.connection }),
    ).toEqual([{ key: id, label: "Adele (adele@contoso.onmicrosoft.com)" }]);
    expect(await run("restoreDeletedItem", { itemKind: "users", deletedItemId: id })).toMatchObject(
      {
        "@odata.type": "#microsoft.graph.user",
        id,
      },
    );
    expect(stage.emulator.directory.find("user", id)?.displayName).toBe("Adele");
    expect(stage.requests()).toEqual([
      "GET /v1.0/directory/deletedItems/microsoft.graph.user?$count=true&$orderby=deletedDateTime%20desc&$select=id%2CdeletedDateTime 200",
      "GET /v1.0/directory/deletedItems/microsoft.graph.user?$select=id%2CdisplayName%2CuserPrincipalName&$top=999 200",
      `POST /v1.0/directory/deletedItems/${id}/restore 200`,
    ]);
  });

  it("come back under a new name where the old one is taken", async () => {
    const { id, name } = await deletedUser("Bernd");
    stage.emulator.directory.create("user", { displayName: "Other", userPrincipalName: name });
    await expect(run("restoreDeletedItem", { deletedItemId: id })).rejects.toThrow(
      "Restore it with New User Principal Name",
    );
    const newUserPrincipalName = `bernd2@${stage.emulator.domain}`;
    await run("restoreDeletedItem", { deletedItemId: id, newUserPrincipalName });
    expect(stage.emulator.directory.find("user", id)?.userPrincipalName).toBe(newUserPrincipalName);
  });

  it("go for good once, and a living object never", async () => {
    const { id } = await deletedUser("Carla");
    const [living] = [...stage.emulator.directory.all("group")];
    const result = { success: true, deletedItemId: id };
    expect(await run("permanentlyDeleteItem", { deletedItemId: id })).toEqual({
      ...result,
      alreadyDeleted: false,
    });
    expect(stage.emulator.directory.findDeleted(id)).toBeUndefined();
    expect(await run("permanentlyDeleteItem", { deletedItemId: id })).toEqual({
      ...result,
      alreadyDeleted: true,
    });
    await expect(run("restoreDeletedItem", { deletedItemId: id })).rejects.toThrow(
      "It is not among the deleted items",
    );
    await expect(run("permanentlyDeleteItem", { deletedItemId: living?.id })).rejects.toThrow(
      "It was not deleted.",
    );
    expect(stage.emulator.directory.find("group", living?.id ?? "")).toBeDefined();
    expect(stage.requests()).toEqual([
      `DELETE /v1.0/directory/deletedItems/${id} 204`,
      `DELETE /v1.0/directory/deletedItems/${id} 404`,
      `GET /v1.0/directoryObjects/${id}?$select=id 404`,
      `POST /v1.0/directory/deletedItems/${id}/restore 404`,
      `DELETE /v1.0/directory/deletedItems/${living?.id} 404`,
      `GET /v1.0/directoryObjects/${living?.id}?$select=id 200`,
    ]);
  });

  it("that are groups are purged by people only, and an app is told so", async () => {
    const { directory } = stage.emulator;
    const group = directory.create("group", { displayName: "G" });
    directory.remove("group", group);
    await expect(
      run("permanentlyDeleteItem", { itemKind: "groups", deletedItemId: group.id }),
    ).rejects.toThrow("Nobody can permanently delete an administrative unit, and an app no group.");
    expect(directory.findDeleted(group.id)).toBeDefined();
  });

  it("are waited for when the deletion was moments ago", async () => {
    const { directory, domain } = stage.emulator;
    const { id } = directory.create("user", {
      displayName: "Dora",
      userPrincipalName: `dora@${domain}`,
    });
    directory.replication.lagMs = 1_000;
    await run("deleteUser", { userId: id });
    expect(await run("permanentlyDeleteItem", { deletedItemId: id })).toMatchObject({
      alreadyDeleted: false,
    });
    directory.replication.lagMs = 0;
    const requests = stage.requests();
    expect(requests[1]).toBe(`DELETE /v1.0/directory/deletedItems/${id} 404`);
    expect(requests.at(-1)).toBe(`DELETE /v1.0/directory/deletedItems/${id} 204`);
  });
});
