import { openStage, type Stage } from "../harness/stage";

let stage: Stage;
let applicationObjectId: string;

beforeAll(async () => {
  stage = await openStage({ users: 5, groups: 1, applications: 3 });
});

beforeEach(async () => {
  const [application] = stage.emulator.directory.all("application");
  applicationObjectId = String(application?.id);
  stage.emulator.faults.clear();
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

const onIt = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => run<T>(key, { applicationObjectId, ...inputs });

const stored = () => stage.emulator.directory.find("application", applicationObjectId);

const keys = (): string[] =>
  ((stored()?.passwordCredentials ?? []) as { keyId: string }[]).map(({ keyId }) => keyId);

/** Requests with this application's path shortened. */
const requests = () =>
  stage
    .requests()
    .map((request) => request.replace(`/v1.0/applications/${applicationObjectId}`, "…"));

describe("an application", () => {
  it("is found by its client id and changed", async () => {
    const appId = stored()?.appId;
    const found = await run("getApplicationByAppId", { appId, $select: "id,displayName" });
    expect(found).toMatchObject({ id: applicationObjectId, displayName: stored()?.displayName });
    expect(
      await onIt("updateApplication", {
        displayName: "Renamed",
        additionalProperties: { identifierUris: [`api://${appId}`], notes: null },
      }),
    ).toEqual({ success: true, applicationObjectId });
    expect(stored()).toMatchObject({ displayName: "Renamed", identifierUris: [`api://${appId}`] });
    expect(requests()).toEqual([
      `GET /v1.0/applications(appId='${appId}')?$select=id%2CdisplayName 200`,
      "PATCH … 204",
    ]);
  });

  it("keeps an enabled role, and says what to do first", async () => {
    const role = { id: crypto.randomUUID(), displayName: "R", description: "R", value: "R" };
    const update = (appRoles: object[]) =>
      onIt("updateApplication", { additionalProperties: { appRoles } });
    await update([{ ...role, allowedMemberTypes: ["User"], isEnabled: true }]);
    await expect(update([])).rejects.toThrow(
      "Set isEnabled of the app role or scope to false first",
    );
    await update([{ ...role, allowedMemberTypes: ["User"], isEnabled: false }]);
    await update([]);
    expect(stored()?.appRoles).toEqual([]);
  });
});

describe("secrets", () => {
  it("are added, shown once and removed, twice", async () => {
    const added = await onIt("addApplicationPassword", { displayName: "Nightly" });
    expect(added).toMatchObject({ displayName: "Nightly", secretText: expect.any(String) });
    const { keyId } = added;
    expect(keys()).toContain(keyId);
    expect(JSON.stringify(await onIt("getApplication"))).not.toContain(String(added.secretText));
    const remove = () => onIt("removeApplicationPassword", { keyId });
    expect([await remove(), await remove()]).toEqual([
      { success: true, applicationObjectId, keyId, alreadyRemoved: false },
      { success: true, applicationObjectId, keyId, alreadyRemoved: true },
    ]);
    expect(keys()).not.toContain(keyId);
    expect(requests()).toEqual([
      "POST …/addPassword 200",
      "GET … 200",
      "POST …/removePassword 204",
      "POST …/removePassword 400",
      "GET … 200",
    ]);
  });

  it("one whose answer was lost is found by what the error says, and removed", async () => {
    const before = keys();
    stage.emulator.faults.plan({
      path: /addPassword$/,
      times: 1,
      answer: { kind: "status", status: 502, done: true },
    });
    const error: Error = await onIt("addApplicationPassword").then(
      () => new Error("no error"),
      (thrown) => thrown,
    );
    const about = Date.parse(/startDateTime is about (\S+),/.exec(error.message)?.[1] ?? "");
    expect(requests()).toEqual(["POST …/addPassword 502"]);
    const { passwordCredentials } = await onIt<{
      passwordCredentials: { keyId: string; startDateTime: string }[];
    }>("getApplication");
    const [lost, ...more] = passwordCredentials.filter(
      ({ startDateTime }) => Math.abs(Date.parse(startDateTime) - about) < 60_000,
    );
    expect(more).toEqual([]);
    await onIt("removeApplicationPassword", { keyId: lost?.keyId });
    expect(keys()).toEqual(before);
  });

  it("wait for another change of the application", async () => {
    const before = keys().length;
    stage.emulator.faults.plan({ times: 1, answer: { kind: "concurrencyViolation" } });
    await onIt("addApplicationPassword");
    expect(keys()).toHaveLength(before + 1);
    expect(requests()).toEqual(["POST …/addPassword 409", "POST …/addPassword 200"]);
  });

  it("of a missing application are errors", async () => {
    const missing = { applicationObjectId: crypto.randomUUID() };
    await expect(run("addApplicationPassword", missing)).rejects.toThrow(/404/);
    const keyId = crypto.randomUUID();
    await expect(run("removeApplicationPassword", { ...missing, keyId })).rejects.toThrow(/404/);
  });
});

it("owners come and go, twice each, and stay people", async () => {
  const ownerId = [...stage.emulator.directory.all("user")][1]?.id ?? "";
  const ofOwner = { ownerId };
  expect([
    await onIt("addApplicationOwner", ofOwner),
    await onIt("addApplicationOwner", ofOwner),
  ]).toEqual([
    { success: true, applicationObjectId, ownerId, alreadyOwner: false },
    { success: true, applicationObjectId, ownerId, alreadyOwner: true },
  ]);
  const { value } = await onIt<{ value: unknown[] }>("listApplicationOwners");
  expect(value).toMatchObject([{ "@odata.type": "#microsoft.graph.user", id: ownerId }]);
  expect([
    await onIt("removeApplicationOwner", ofOwner),
    await onIt("removeApplicationOwner", ofOwner),
  ]).toEqual([
    { success: true, applicationObjectId, ownerId, alreadyRemoved: false },
    { success: true, applicationObjectId, ownerId, alreadyRemoved: true },
  ]);
  expect(stage.emulator.directory.related("owners", applicationObjectId)).toEqual([]);
  expect(stage.emulator.directory.find("user", ownerId)).toBeDefined();
  expect(requests()).toEqual([
    "POST …/owners/$ref 204",
    "POST …/owners/$ref 400",
    "GET …/owners 200",
    `DELETE …/owners/${ownerId}/$ref 204`,
    `DELETE …/owners/${ownerId}/$ref 404`,
    "GET …?$select=id 200",
  ]);
});

describe("expiring credentials", () => {
  interface Expiring {
    value: {
      keyId: string;
      daysLeft: number;
      status: string;
      applicationObjectId: string | null;
      servicePrincipalId?: string;
      owners?: { id: string }[] | null;
    }[];
    checked: number;
  }

  const DAY = 86_400_000;
  const inDays = (days: number): string =>
    new Date(stage.emulator.clock.now().getTime() + days * DAY + 60_000).toISOString();
  const credential = (keyId: string, days: number) => ({ keyId, endDateTime: inDays(days) });

  it("of 2,500 applications are found in three requests, and the owners in one", async () => {
    const { directory } = stage.emulator;
    for (let number = 0; number < 2_500; number += 1)
      directory.seed("application", { id: crypto.randomUUID(), appId: crypto.randomUUID() });
    const soon = directory.create("application", {
      displayName: "Soon",
      passwordCredentials: [credential("soon", 5), credential("later", 200)],
      keyCredentials: [credential("sooner", 3)],
    });
    const old = directory.create("application", {
      displayName: "Old",
      passwordCredentials: [credential("old", -400)],
    });
    const [user, other] = directory.all("user");
    directory.link("owners", soon.id, [user?.id ?? "", other?.id ?? ""]);
    stage.requests();
    const found = await run<Expiring>("listExpiringCredentials", { includeOwners: true });
    expect(found.checked).toBe([...directory.all("application")].length);
    const own = found.value.filter(({ keyId }) => /^(old|soon|sooner|later)$/.test(keyId));
    expect(
      own.map(({ keyId, daysLeft, status, owners }) => [
        keyId,
        daysLeft,
        status,
        owners?.map(({ id }) => id),
      ]),
    ).toEqual([
      ["old", -400, "expired", []],
      ["sooner", 3, "expiring", [user?.id, other?.id]],
      ["soon", 5, "expiring", [user?.id, other?.id]],
    ]);
    expect(own[0]?.applicationObjectId).toBe(old.id);
    expect(stage.requests().map((request) => request.replace(/skiptoken=[\w-]+/, "…"))).toEqual([
      "GET /v1.0/applications?$select=id%2CappId%2CdisplayName%2CpasswordCredentials%2CkeyCredentials&$top=999 200",
      ...Array(2).fill(
        "GET /v1.0/applications?$select=id%2CappId%2CdisplayName%2CpasswordCredentials%2CkeyCredentials&$top=999&$… 200",
      ),
      `GET /v1.0/applications/${old.id}/owners?$select=id%2CdisplayName%2CuserPrincipalName&$top=999 200`,
      `GET /v1.0/applications/${soon.id}/owners?$select=id%2CdisplayName%2CuserPrincipalName&$top=999 200`,
      "POST /v1.0/$batch 200",
    ]);
  });

  it("of service principals come when they are asked for", async () => {
    const saml = stage.emulator.directory.create("servicePrincipal", {
      keyCredentials: [credential("saml", 1)],
    });
    const without = await run<Expiring>("listExpiringCredentials", { days: "2" });
    expect(without.value.map(({ keyId }) => keyId)).not.toContain("saml");
    const { value } = await run<Expiring>("listExpiringCredentials", {
      days: "2",
      includeServicePrincipals: true,
      includeExpired: false,
    });
    expect(value).toMatchObject([
      { keyId: "saml", applicationObjectId: null, servicePrincipalId: saml.id },
    ]);
  });

  it("that a step has added come with the days that it was given", async () => {
    const { keyId } = await onIt("addApplicationPassword", { endDateTime: inDays(10) });
    const { value } = await run<Expiring>("listExpiringCredentials", { days: "11" });
    expect(value.find((one) => one.keyId === keyId)).toMatchObject({
      applicationObjectId,
      daysLeft: 10,
    });
    await onIt("removeApplicationPassword", { keyId });
    const after = await run<Expiring>("listExpiringCredentials", { days: "11" });
    expect(after.value.find((one) => one.keyId === keyId)).toBeUndefined();
  });
});
