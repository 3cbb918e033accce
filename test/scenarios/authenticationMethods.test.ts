import { openStage, type Stage } from "../harness/stage";

let stage: Stage;
let userId: string;

beforeAll(async () => {
  stage = await openStage({ users: 3, groups: 1 });
});

beforeEach(() => {
  stage.requests();
  stage.emulator.faults.clear();
  const { directory, domain } = stage.emulator;
  userId = directory.create("user", {
    displayName: "Adele",
    userPrincipalName: `${crypto.randomUUID()}@${domain}`,
  }).id;
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> =>
  stage.runner.runAction<T>(key, { connection: stage.connection, userId, ...inputs });

const path = () => `/v1.0/users/${userId}/authentication`;

interface Methods {
  value: { "@odata.type": string; id: string; temporaryAccessPass?: string | null }[];
}

describe("authentication methods", () => {
  it("are reset: the default one last, those to keep not, and nothing is left for a second run", async () => {
    const methods = stage.emulator.authenticationMethods;
    const phone = methods.add(userId, "phone", { phoneNumber: "+1 4255550109" }, true);
    const app = methods.add(userId, "microsoftAuthenticator");
    const key = methods.add(userId, "fido2");
    const { value } = await run<Methods>("listAuthenticationMethods");
    expect(value.map((method) => method["@odata.type"])).toEqual([
      "#microsoft.graph.passwordAuthenticationMethod",
      "#microsoft.graph.phoneAuthenticationMethod",
      "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod",
      "#microsoft.graph.fido2AuthenticationMethod",
    ]);
    stage.requests();

    // While the key is kept, the default phone stays as well: Graph does not take it before the others.
    const first = await run<{ success: boolean; results: object[] }>("resetAuthenticationMethods", {
      keep: ["fido2"],
    });
    expect(first).toMatchObject({
      success: false,
      total: 3,
      succeeded: 2,
      failed: 1,
      results: [
        { kind: "phone", success: false, kept: false, error: { status: 400 } },
        { kind: "microsoftAuthenticator", success: true, kept: false, error: null },
        { kind: "fido2", success: true, kept: true, error: null },
      ],
    });
    expect(methods.of(userId).map(({ kind }) => kind)).toEqual(["phone", "fido2"]);
    expect(stage.requests()).toEqual([
      `GET ${path()}/methods 200`,
      `DELETE ${path()}/phoneMethods/${phone.id} 400`,
      `DELETE ${path()}/microsoftAuthenticatorMethods/${app.id} 204`,
      `DELETE ${path()}/phoneMethods/${phone.id} 400`,
    ]);

    expect(await run("resetAuthenticationMethods")).toMatchObject({ success: true, total: 2 });
    expect(methods.of(userId)).toEqual([]);
    expect(stage.requests()).toEqual([
      `GET ${path()}/methods 200`,
      `DELETE ${path()}/phoneMethods/${phone.id} 400`,
      `DELETE ${path()}/fido2Methods/${key.id} 204`,
      `DELETE ${path()}/phoneMethods/${phone.id} 204`,
    ]);
    expect(await run("resetAuthenticationMethods")).toMatchObject({ success: true, total: 0 });
  });

  it("are reset through a bad hour of the service", async () => {
    const methods = stage.emulator.authenticationMethods;
    methods.add(userId, "phone", {}, true);
    methods.add(userId, "email");
    stage.emulator.faults.plan(
      { method: "DELETE", times: 1, answer: { kind: "status", status: 503, done: true } },
      { method: "DELETE", times: 1, answer: { kind: "reset", done: true } },
    );
    expect(await run("resetAuthenticationMethods")).toMatchObject({ success: true, total: 2 });
    expect(methods.of(userId)).toEqual([]);
  });

  it("get a temporary access pass, which is shown once and written nowhere", async () => {
    const pass = await run<{ id: string; temporaryAccessPass: string }>(
      "createTemporaryAccessPass",
      { lifetimeInMinutes: "480", debugRequest: "true" },
    );
    expect(pass).toMatchObject({ lifetimeInMinutes: 480, isUsableOnce: true, isUsable: true });
    expect(pass.temporaryAccessPass).toHaveLength(8);
    expect(JSON.stringify(stage.runner.logs)).not.toContain(pass.temporaryAccessPass);
    const { value } = await run<Methods>("listAuthenticationMethods");
    expect(value[1]).toMatchObject({ id: pass.id, temporaryAccessPass: null });

    stage.emulator.faults.plan({
      method: "POST",
      path: /temporaryAccessPassMethods$/,
      times: 1,
      answer: {
        kind: "status",
        status: 400,
        body: { error: { code: "badRequest", message: "The user already has a pass." } },
      },
    });
    stage.requests();
    expect(await run("createTemporaryAccessPass")).toMatchObject({
      id: pass.id,
      temporaryAccessPass: null,
      lifetimeInMinutes: 480,
    });
    expect(stage.requests()).toEqual([
      `POST ${path()}/temporaryAccessPassMethods 400`,
      `GET ${path()}/temporaryAccessPassMethods 200`,
    ]);
  });
});
