import type { FaultAnswer } from "../../emulator";
import { E3, EMS, heldBy, LEFT, type Leaver, settleLeaver } from "../harness/leaver";
import { openStage, type Stage } from "../harness/stage";

let stage: Stage;
let leaver: Leaver;

interface Step {
  step: string;
  status: string;
  detail: Record<string, { id: string; name: string; reason: string }[]> | null;
  error: { status: number | null; message: string } | null;
}

interface Result {
  success: boolean;
  userId: string;
  steps: Step[];
}

const run = (more: Record<string, unknown> = {}) =>
  stage.runner.runAction<Result>("offboardUser", {
    connection: stage.connection,
    userId: leaver.id,
    removeOwnerships: true,
    removeDirectoryRoles: true,
    removeAppRoles: true,
    resetAuthenticationMethods: true,
    removeManager: true,
    ...more,
  });

const held = () => heldBy(stage.emulator, leaver.id);

const statuses = ({ steps }: Result) =>
  Object.fromEntries(steps.map(({ step, status }) => [step, status]));

const reasons = ({ steps }: Result) =>
  Object.fromEntries(
    steps.flatMap(({ detail }) =>
      (detail?.skipped ?? []).map(({ name, reason }) => [name, reason.replace(/[: ].*/, "")]),
    ),
  );

beforeEach(async () => {
  stage = await openStage({ users: 0, groups: 0, applications: 0 });
  leaver = settleLeaver(stage.emulator);
  stage.requests();
});

afterEach(() => stage.close());

describe("a user who leaves", () => {
  it("loses all that can be taken away, in few requests, and hears why the rest stays", async () => {
    const result = await run();
    expect(result.success).toBe(true);
    expect(statuses(result)).toEqual({
      disable: "done",
      revokeSessions: "done",
      removeLicenses: "done",
      removeFromGroups: "done",
      removeOwnerships: "done",
      removeDirectoryRoles: "done",
      removeAppRoles: "done",
      resetAuthenticationMethods: "done",
      removeManager: "done",
    });
    expect(reasons(result)).toEqual({
      EMS: "inherited",
      Dynamic: "dynamic",
      Synced: "synchronised",
      Exchange: "mail-enabled",
      Alone: "last",
      Payroll: "inherited",
    });
    expect(held()).toEqual(LEFT);
    const outside = stage.requests().filter((request) => !request.includes("/$ref"));
    const shape = (request: string): string =>
      request
        .replaceAll(leaver.id, "{id}")
        .replace(/(Assignments|Methods)\/\S+/, "$1/{id}")
        .replace(/\?\S*/, "");
    expect(outside.map(shape)).toEqual([
      "GET /v1.0/users/{id} 200",
      "PATCH /v1.0/users/{id} 204",
      "POST /v1.0/users/{id}/revokeSignInSessions 200",
      "GET /v1.0/users/{id}/licenseDetails 200",
      "POST /v1.0/users/{id}/assignLicense 200",
      "GET /v1.0/users/{id}/memberOf/microsoft.graph.group 200",
      "POST /v1.0/$batch 200",
      "GET /v1.0/users/{id}/ownedObjects 200",
      "POST /v1.0/$batch 200",
      "GET /v1.0/roleManagement/directory/roleAssignments 200",
      "DELETE /v1.0/roleManagement/directory/roleAssignments/{id} 204",
      "POST /v1.0/$batch 200",
      "GET /v1.0/users/{id}/appRoleAssignments 200",
      "DELETE /v1.0/users/{id}/appRoleAssignments/{id} 204",
      "POST /v1.0/$batch 200",
      "GET /v1.0/users/{id}/authentication/methods 200",
      "DELETE /v1.0/users/{id}/authentication/phoneMethods/{id} 400", // the default one
      "DELETE /v1.0/users/{id}/authentication/fido2Methods/{id} 204",
      "DELETE /v1.0/users/{id}/authentication/phoneMethods/{id} 204",
      "GET /v1.0/users/{id}/manager 200",
    ]);
  });

  it("is found done by a second run, which writes nothing but the end of the sessions", async () => {
    await run();
    stage.requests();
    const result = await run();
    expect(result.success).toBe(true);
    expect(statuses(result)).toEqual({
      disable: "already",
      revokeSessions: "done",
      removeLicenses: "skipped",
      removeFromGroups: "skipped",
      removeOwnerships: "skipped",
      removeDirectoryRoles: "already",
      removeAppRoles: "skipped",
      resetAuthenticationMethods: "already",
      removeManager: "already",
    });
    expect(held()).toEqual(LEFT);
    const writes = stage.requests().filter((request) => !request.startsWith("GET"));
    expect(writes.map((request) => request.replace(/^\S+ \S+\//, ""))).toEqual([
      "revokeSignInSessions 200",
      "$ref 400", // the last owner: only Graph can tell
      "$batch 200",
    ]);
  });

  it("is as before after a dry run, which says what it would do", async () => {
    const before = held();
    const result = await run({ dryRun: true, deleteUser: true });
    expect(held()).toEqual(before);
    expect(stage.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    expect(new Set(Object.values(statuses(result)))).toEqual(new Set(["skipped"]));
    expect(
      result.steps.flatMap(({ detail }) => (detail?.toRemove ?? []).map(({ name }) => name)),
    ).toEqual([
      "ENTERPRISEPACK",
      "Security",
      "Unified",
      "Licensed",
      "Shared",
      "Alone",
      "Tool",
      "User Administrator",
      "Payroll",
      "phone",
      "fido2",
      "Miriam",
    ]);
  });

  it("is deleted at the end, and is found deleted by id and by name", async () => {
    const { directory, domain } = stage.emulator;
    expect(statuses(await run({ deleteUser: true }))).toMatchObject({ deleteUser: "done" });
    expect(directory.find("user", leaver.id)).toBeUndefined();
    expect(directory.findDeleted(leaver.id)).toBeDefined();
    for (const userId of [leaver.id, `leaver@${domain}`]) {
      const again = await run({ userId, deleteUser: true });
      expect([again.success, new Set(Object.values(statuses(again)))]).toEqual([
        true,
        new Set(["already"]),
      ]);
    }
    await expect(run({ userId: `nobody@${domain}` })).rejects.toThrow(
      /^Offboard User failed: .*404/,
    );
  });

  it("who is an administrator is disabled by the second run when the app has no role", async () => {
    stage.emulator.directory.administrators.delete(stage.emulator.clientId);
    const first = await run({ deleteUser: true });
    expect(statuses(first)).toMatchObject({
      disable: "failed",
      removeDirectoryRoles: "done",
      deleteUser: "skipped",
    });
    expect(first.steps[0]?.error?.message).toMatch(
      /^Offboard User failed: .*needs a directory role that outranks it as well\./,
    );
    expect(statuses(await run())).toMatchObject({ disable: "done" });
    expect(held()).toEqual(LEFT);
  });

  it("stays, with the rest done, when a step is refused", async () => {
    stage.emulator.faults.plan({
      path: /licenseDetails/,
      answer: { kind: "status", status: 403, body: { error: { code: "x", message: "No." } } },
    });
    const result = await run({ deleteUser: true });
    expect(result.success).toBe(false);
    expect(statuses(result)).toMatchObject({
      disable: "done",
      removeLicenses: "failed",
      removeFromGroups: "done",
      removeManager: "done",
      deleteUser: "skipped",
    });
    expect(held()).toEqual({ ...LEFT, licences: expect.arrayContaining([E3, EMS]) });
    stage.emulator.faults.clear();
    expect(statuses(await run({ deleteUser: true }))).toMatchObject({
      removeLicenses: "done",
      deleteUser: "done",
    });
  });
});

describe("in bad weather", () => {
  /** Meets each request once, the first time that it comes. */
  const plan = (weather: readonly FaultAnswer[]) => {
    const met = new Set<string>();
    stage.emulator.faults.plan({
      path: /^\/v1\.0/,
      answer: (method, path) => {
        const request = `${method} ${path}`;
        if (met.has(request)) return undefined;
        met.add(request);
        return weather[met.size % weather.length];
      },
    });
  };

  it.each<[string, FaultAnswer[]]>([
    [
      "answers that get lost",
      [
        { kind: "reset", done: true },
        { kind: "status", status: 504, done: true },
      ],
    ],
    ["refusals that pass", [{ kind: "status", status: 503 }, { kind: "concurrencyViolation" }]],
    [
      "throttling and cut answers",
      [{ kind: "status", status: 429, headers: { "Retry-After": "0" } }, { kind: "truncate" }],
    ],
  ])(
    "%s: two runs end as one does on a quiet day",
    async (_what, weather) => {
      plan(weather);
      const first = await run();
      const second = await run();
      expect([first.success, second.success]).toEqual([true, true]);
      expect(held()).toEqual(LEFT);
      expect(reasons(second)).toMatchObject({ Dynamic: "dynamic", Alone: "last" });
    },
    60_000,
  );
});
