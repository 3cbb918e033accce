import { authorized, authorizedJson, runAction } from "../../../test/harness/component";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const group = "45b7d2e7-b882-4a80-ba97-10b7a63b8fa4";
const other = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const sku = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const advanced = { ...authorized, consistencylevel: "eventual" };

const NO_STEP = {
  disable: false,
  revokeSessions: false,
  removeLicenses: false,
  removeFromGroups: false,
};

interface Result {
  success: boolean;
  userId: string;
  steps: { step: string; status: string; detail: Record<string, unknown> | null; error: unknown }[];
}

const user = (properties = {}): Answer => ({
  body: { id: userId, accountEnabled: true, ...properties },
});
const page = (...value: object[]): Answer => ({ body: { value } });
const parts = (...answers: [status: number, body?: unknown][]): Answer => ({
  body: {
    responses: answers.map(([status, body], index) => ({ id: String(index), status, body })),
  },
});
const noContent: Answer = { status: 204 };
const missing = graphFault("Request_ResourceNotFound", "Resource does not exist.");
const denied = graphFault("Authorization_RequestDenied", "Insufficient privileges.");
const refused = (message: string) => graphFault("Request_BadRequest", message);

/** Runs with one step, or some, chosen. */
const take = (steps: string | string[], more = {}) =>
  runAction<Result>("offboardUser", {
    userId,
    ...NO_STEP,
    ...Object.fromEntries([steps].flat().map((step) => [step, true])),
    ...more,
  });

const sent = ({ method, path, body }: Call): unknown[] =>
  [method, decodeURIComponent(path), body].filter((part) => part !== undefined);

const inBatch = ({ body }: Call = {} as Call) =>
  (body as { requests: { method: string; url: string }[] }).requests.map(
    ({ method, url }) => `${method} ${url}`,
  );

describe("offboardUser", () => {
  it("disables, revokes, and takes licences and groups away unless told otherwise", async () => {
    const calls = playGraph([
      user({ licenseAssignmentStates: [{ skuId: sku, assignedByGroup: null, state: "Active" }] }),
      noContent,
      { body: { value: true } },
      page({ skuId: sku, skuPartNumber: "ENTERPRISEPACK" }),
      user(),
      page({ id: group, displayName: "Golf", groupTypes: [], mailEnabled: false }),
      parts([204]),
    ]);
    const result = await runAction<Result>("offboardUser", { userId });
    expect(result).toMatchObject({ success: true, userId });
    expect(result.steps.map(({ step, status }) => [step, status])).toEqual([
      ["disable", "done"],
      ["revokeSessions", "done"],
      ["removeLicenses", "done"],
      ["removeFromGroups", "done"],
    ]);
    const path = `/v1.0/users/${userId}`;
    expect(calls.map(sent).slice(0, 6)).toEqual([
      ["GET", `${path}?$select=id,accountEnabled,assignedLicenses,licenseAssignmentStates`],
      ["PATCH", path, { accountEnabled: false }],
      ["POST", `${path}/revokeSignInSessions`],
      ["GET", `${path}/licenseDetails?$select=skuId,skuPartNumber`],
      ["POST", `${path}/assignLicense`, { addLicenses: [], removeLicenses: [sku] }],
      [
        "GET",
        `${path}/memberOf/microsoft.graph.group?$select=id,displayName,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled&$count=true&$top=999`,
      ],
    ]);
    expect(calls.map(({ headers }) => headers)).toEqual([
      authorized,
      authorizedJson,
      authorized,
      authorized,
      authorizedJson,
      advanced,
      authorizedJson,
    ]);
    expect(inBatch(calls[6])).toEqual([`DELETE /groups/${group}/members/${userId}/$ref`]);
  });

  it("finds a disabled account disabled", async () => {
    const calls = playGraph([user({ accountEnabled: false })]);
    expect((await take("disable")).steps).toEqual([
      { step: "disable", status: "already", detail: null, error: null },
    ]);
    expect(calls).toHaveLength(1);
  });

  it("skips groups that Graph does not change, with the reason", async () => {
    const of = (id: string, properties: object) => ({ id, displayName: id, ...properties });
    const calls = playGraph([
      user(),
      page(
        of("a", { groupTypes: ["DynamicMembership"], mailEnabled: false }),
        of("b", { groupTypes: [], mailEnabled: false, onPremisesSyncEnabled: true }),
        of("c", { groupTypes: [], mailEnabled: true, securityEnabled: true }),
        of("d", { groupTypes: ["Unified"], mailEnabled: true }),
        of("e", { groupTypes: ["Unified", "DynamicMembership"], mailEnabled: true }),
        of("f", { groupTypes: [], mailEnabled: false }),
      ),
      parts(
        [204],
        [400, refused("Cannot Update a mail-enabled security groups and or distribution list.")],
      ),
    ]);
    const [step] = (await take("removeFromGroups")).steps;
    expect(inBatch(calls[2])).toEqual([
      `DELETE /groups/d/members/${userId}/$ref`,
      `DELETE /groups/f/members/${userId}/$ref`,
    ]);
    expect(step).toEqual({
      step: "removeFromGroups",
      status: "done",
      detail: {
        removed: [{ id: "d", name: "d" }],
        skipped: [
          { id: "a", name: "a", reason: expect.stringMatching(/^dynamic: /) },
          { id: "b", name: "b", reason: expect.stringMatching(/^synchronised: /) },
          { id: "c", name: "c", reason: expect.stringMatching(/^mail-enabled: /) },
          { id: "e", name: "e", reason: expect.stringMatching(/^dynamic: /) },
          { id: "f", name: "f", reason: expect.stringMatching(/^mail-enabled: /) },
        ],
        failed: [],
      },
      error: null,
    });
  });

  it.each<[string, Answer[], string]>([
    [
      "that are gone since they were listed",
      [page({ id: group }), parts([404, missing])],
      "already",
    ],
    ["when there are none", [page()], "already"],
    ["that cannot be left", [page({ id: group, onPremisesSyncEnabled: true })], "skipped"],
  ])("tells of groups %s", async (_what, answers, status) => {
    playGraph([user(), ...answers]);
    expect(await take("removeFromGroups")).toMatchObject({ success: true, steps: [{ status }] });
  });

  it("tells which groups failed, and why", async () => {
    playGraph([
      user(),
      page({ id: group, displayName: "Golf" }, { id: other }),
      parts([403, denied], [204]),
    ]);
    const { success, steps } = await take("removeFromGroups");
    const error = {
      status: 403,
      code: "Authorization_RequestDenied",
      message: expect.stringMatching(/^Offboard User failed: Insufficient privileges\./),
    };
    expect(success).toBe(false);
    expect(steps).toEqual([
      {
        step: "removeFromGroups",
        status: "failed",
        detail: {
          removed: [{ id: other, name: null }],
          skipped: [],
          failed: [{ id: group, name: "Golf", error }],
        },
        error,
      },
    ]);
  });

  it("leaves licences that groups gave", async () => {
    const states = [
      { skuId: sku, assignedByGroup: group, state: "Active" },
      { skuId: sku, assignedByGroup: other, state: "Active" },
    ];
    const calls = playGraph([
      user({ licenseAssignmentStates: states }),
      page({ skuId: sku, skuPartNumber: "ENTERPRISEPACK" }),
    ]);
    const [step] = (await take("removeLicenses")).steps;
    expect(step).toMatchObject({
      status: "skipped",
      detail: {
        removed: [],
        skipped: [
          {
            id: sku,
            name: "ENTERPRISEPACK",
            reason: `inherited from the group ${group}, ${other}: it goes with the membership`,
          },
        ],
      },
    });
    expect(calls).toHaveLength(2);
  });

  it("asks for no names of licences when there are none", async () => {
    const calls = playGraph([user({ licenseAssignmentStates: [], assignedLicenses: [] })]);
    expect(await take("removeLicenses")).toMatchObject({ steps: [{ status: "already" }] });
    expect(calls).toHaveLength(1);
  });

  it("looks what became of licences whose answer was lost", async () => {
    const states = { licenseAssignmentStates: [{ skuId: sku, assignedByGroup: null }] };
    const calls = playGraph([user(states), page(), { status: 503 }, user()]);
    expect(await take("removeLicenses")).toMatchObject({
      steps: [{ status: "done", detail: { removed: [{ id: sku, name: null }] } }],
    });
    expect(calls.map(({ method }) => method)).toEqual(["GET", "GET", "POST", "GET"]);
  });

  it("removes ownerships by kind, and leaves the last owner", async () => {
    const of = (type: string, id: string, more = {}) => ({
      "@odata.type": `#microsoft.graph.${type}`,
      id,
      displayName: id,
      ...more,
    });
    const calls = playGraph([
      user(),
      page(
        of("group", "a"),
        of("group", "b", { onPremisesSyncEnabled: true }),
        of("application", "c"),
        of("servicePrincipal", "d"),
        of("device", "e"),
      ),
      parts(
        [
          400,
          refused("The group must have at least one owner, hence this owner cannot be removed."),
        ],
        [204],
        [404, missing],
      ),
    ]);
    const [step] = (await take("removeOwnerships")).steps;
    expect(sent(calls[1] as Call)).toEqual(["GET", `/v1.0/users/${userId}/ownedObjects`]);
    expect(inBatch(calls[2])).toEqual([
      `DELETE /groups/a/owners/${userId}/$ref`,
      `DELETE /applications/c/owners/${userId}/$ref`,
      `DELETE /servicePrincipals/d/owners/${userId}/$ref`,
    ]);
    expect(step).toMatchObject({
      status: "done",
      detail: {
        removed: [{ id: "c", name: "c" }],
        skipped: [
          { id: "b", reason: expect.stringMatching(/^synchronised: /) },
          { id: "e", reason: expect.stringMatching(/^of another kind: /) },
          { id: "a", reason: expect.stringMatching(/^last owner: /) },
        ],
        failed: [],
      },
    });
  });

  it("ends directory roles", async () => {
    const calls = playGraph([
      user(),
      page({ id: "r1", roleDefinition: { displayName: "User Administrator" } }, { id: "r-2" }),
      parts([204], [404, missing]),
    ]);
    const [step] = (await take("removeDirectoryRoles")).steps;
    expect(sent(calls[1] as Call)).toEqual([
      "GET",
      `/v1.0/roleManagement/directory/roleAssignments?$filter=principalId eq '${userId}'&$expand=roleDefinition`,
    ]);
    expect(inBatch(calls[2])).toEqual([
      "DELETE /roleManagement/directory/roleAssignments/r1",
      "DELETE /roleManagement/directory/roleAssignments/r-2",
    ]);
    expect(step).toMatchObject({
      status: "done",
      detail: { removed: [{ id: "r1", name: "User Administrator" }], failed: [] },
    });
  });

  it("ends app roles of the user, not those of groups", async () => {
    const calls = playGraph([
      user(),
      page(
        { id: "own", principalId: userId.toUpperCase(), resourceDisplayName: "Payroll" },
        { id: "gone", principalId: userId, resourceDisplayName: "Travel" },
        { id: "of", principalId: group, principalDisplayName: "Golf", resourceDisplayName: "Tee" },
      ),
      parts([204], [400, refused("EntitlementGrant being updated or deleted is not found.")]),
    ]);
    const [step] = (await take("removeAppRoles")).steps;
    expect(inBatch(calls[2])).toEqual([
      `DELETE /users/${userId}/appRoleAssignments/own`,
      `DELETE /users/${userId}/appRoleAssignments/gone`,
    ]);
    expect(step).toMatchObject({
      status: "done",
      detail: {
        removed: [{ id: "own", name: "Payroll" }],
        skipped: [{ id: "of", name: "Tee", reason: "inherited from the group Golf" }],
        failed: [],
      },
    });
  });

  it("resets authentication methods, but for the password", async () => {
    const calls = playGraph([
      user(),
      page(
        { "@odata.type": "#microsoft.graph.passwordAuthenticationMethod", id: "p" },
        { "@odata.type": "#microsoft.graph.fido2AuthenticationMethod", id: "f" },
      ),
      noContent,
    ]);
    expect(await take("resetAuthenticationMethods")).toMatchObject({
      steps: [{ status: "done", detail: { removed: [{ id: "f", name: "fido2" }] } }],
    });
    expect(calls.slice(2).map(sent)).toEqual([
      ["DELETE", `/v1.0/users/${userId}/authentication/fido2Methods/f`],
    ]);
  });

  it("tells methods that Graph does not delete from those that failed", async () => {
    const method = (kind: string) => ({
      "@odata.type": `#microsoft.graph.${kind}AuthenticationMethod`,
      id: kind,
    });
    playGraph([
      user(),
      page(method("hologram"), method("phone"), method("email")),
      noContent,
      { status: 403, body: denied },
      { status: 403, body: denied },
    ]);
    const [step] = (await take("resetAuthenticationMethods")).steps;
    expect(step).toMatchObject({
      status: "failed",
      detail: {
        removed: [{ id: "phone", name: "phone" }],
        skipped: [{ id: "hologram", reason: expect.stringContaining("cannot be deleted here") }],
        failed: [{ id: "email", error: { status: 403 } }],
      },
      error: { status: 403 },
    });
  });

  it("removes the manager, if there is one", async () => {
    const calls = playGraph([
      user(),
      { body: { id: other, displayName: "Miriam" } },
      noContent,
      user(),
      { status: 404, body: missing },
    ]);
    expect(await take("removeManager")).toMatchObject({
      steps: [{ status: "done", detail: { removed: [{ id: other, name: "Miriam" }] } }],
    });
    expect(calls.slice(1).map(sent)).toEqual([
      ["GET", `/v1.0/users/${userId}/manager?$select=id,displayName`],
      ["DELETE", `/v1.0/users/${userId}/manager/$ref`],
    ]);
    expect(await take("removeManager")).toMatchObject({ steps: [{ status: "already" }] });
  });

  it("goes on after a step that failed, but does not delete", async () => {
    const calls = playGraph([user(), { status: 403, body: denied }, { body: { value: true } }]);
    const { success, steps } = await take(["disable", "revokeSessions", "deleteUser"]);
    expect(success).toBe(false);
    expect(steps).toMatchObject([
      { step: "disable", status: "failed", detail: null, error: { status: 403 } },
      { step: "revokeSessions", status: "done", error: null },
      {
        step: "deleteUser",
        status: "skipped",
        detail: { reason: "Not deleted, since disable failed." },
        error: null,
      },
    ]);
    expect(calls).toHaveLength(3);
  });

  it("deletes last, when nothing failed", async () => {
    const calls = playGraph([user(), noContent, noContent]);
    expect(await take(["deleteUser", "disable"])).toMatchObject({
      success: true,
      steps: [{ step: "disable" }, { step: "deleteUser", status: "done" }],
    });
    expect(calls.slice(2).map(sent)).toEqual([["DELETE", `/v1.0/users/${userId}`]]);
  });

  it("writes nothing in a dry run, and tells what it would do", async () => {
    const calls = playGraph([
      user({ licenseAssignmentStates: [{ skuId: sku, assignedByGroup: null }] }),
      page({ skuId: sku, skuPartNumber: "ENTERPRISEPACK" }),
      page({ id: group, displayName: "Golf" }, { id: other, groupTypes: ["DynamicMembership"] }),
      page(),
      page({ id: "r1", roleDefinition: { displayName: "User Administrator" } }),
      page({ id: "own", principalId: userId, resourceDisplayName: "Payroll" }),
      page(
        { "@odata.type": "#microsoft.graph.passwordAuthenticationMethod", id: "p" },
        { "@odata.type": "#microsoft.graph.phoneAuthenticationMethod", id: "f" },
      ),
      { body: { id: other, displayName: "Miriam" } },
    ]);
    const { success, steps } = await take(
      [
        "disable",
        "revokeSessions",
        "removeLicenses",
        "removeFromGroups",
        "removeOwnerships",
        "removeDirectoryRoles",
        "removeAppRoles",
        "resetAuthenticationMethods",
        "removeManager",
        "deleteUser",
      ],
      { dryRun: "true" },
    );
    expect(success).toBe(true);
    expect(calls.map(({ method }) => method)).toEqual(Array.from({ length: 8 }, () => "GET"));
    const reason = "Dry run: nothing was written.";
    expect(steps.map(({ step, status, detail }) => [step, status, detail?.reason ?? null])).toEqual(
      [
        ["disable", "skipped", reason],
        ["revokeSessions", "skipped", reason],
        ["removeLicenses", "skipped", reason],
        ["removeFromGroups", "skipped", reason],
        ["removeOwnerships", "already", null],
        ["removeDirectoryRoles", "skipped", reason],
        ["removeAppRoles", "skipped", reason],
        ["resetAuthenticationMethods", "skipped", reason],
        ["removeManager", "skipped", reason],
        ["deleteUser", "skipped", reason],
      ],
    );
    expect(steps.flatMap(({ detail }) => (detail?.toRemove ?? []) as { name: string }[])).toEqual([
      { id: sku, name: "ENTERPRISEPACK" },
      { id: group, name: "Golf" },
      { id: "r1", name: "User Administrator" },
      { id: "own", name: "Payroll" },
      { id: "f", name: "phone" },
      { id: other, name: "Miriam" },
    ]);
  });

  describe("of a user who is deleted already", () => {
    it("everything is done, by id", async () => {
      const calls = playGraph([{ status: 404, body: missing }, { body: { id: userId } }]);
      const { success, steps } = await take(["disable", "removeFromGroups", "deleteUser"]);
      expect([success, steps.map(({ status }) => status)]).toEqual([
        true,
        ["already", "already", "already"],
      ]);
      expect(sent(calls[1] as Call)).toEqual([
        "GET",
        `/v1.0/directory/deletedItems/${userId}?$select=id`,
      ]);
    });

    it("everything is done, by the name, which the id stands before", async () => {
      const name = "o'neil@contoso.com";
      const userPrincipalName = `${userId.replaceAll("-", "")}O'Neil@contoso.com`;
      const calls = playGraph([
        { status: 404, body: missing },
        page({ id: userId, userPrincipalName }),
      ]);
      const result = await take("disable", { userId: name });
      expect(result).toMatchObject({ userId: name, steps: [{ status: "already" }] });
      expect(calls[1]?.headers).toEqual(advanced);
      expect(sent(calls[1] as Call)).toEqual([
        "GET",
        "/v1.0/directory/deletedItems/microsoft.graph.user?$filter=endsWith(userPrincipalName,'o''neil@contoso.com')&$select=id,userPrincipalName&$count=true",
      ]);
    });

    it("another name that ends the same is somebody else", async () => {
      const another = { id: userId, userPrincipalName: "daniel.o'neil@contoso.com" };
      playGraph([{ status: 404, body: missing }, page(another)]);
      await expect(take("disable", { userId: "o'neil@contoso.com" })).rejects.toThrow(
        /^Offboard User failed: Resource does not exist\. \(404/,
      );
    });

    it("or of nobody, fails", async () => {
      playGraph([
        { status: 404, body: missing },
        { status: 404, body: missing },
      ]);
      await expect(take("disable")).rejects.toThrow(/^Offboard User failed: .*\(404/);
    });
  });

  it("fails when the user cannot be read, before any step", async () => {
    const calls = playGraph([{ status: 403, body: denied }]);
    await expect(take("disable")).rejects.toThrow(/^Offboard User failed: Insufficient/);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["User Id", { userId: "" }, "is required"],
    ["Offboard User", {}, "nothing to do: choose at least one step"],
    ["Delete User", { deleteUser: "perhaps" }, "expects true or false"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("offboardUser", { userId, ...NO_STEP, ...inputs })).rejects.toThrow(
      new RegExp(`^${label}: .*${problem}`),
    );
    expect(calls).toEqual([]);
  });
});
