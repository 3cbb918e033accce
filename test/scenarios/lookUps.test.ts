import { signInPerson } from "../harness/signInPerson";
import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

beforeEach(() => {
  stage.requests();
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

describe("the current user", () => {
  it("is the person who signed in", async () => {
    const { emulator } = stage;
    const access_token = await signInPerson(emulator, "User.Read");
    const connection = {
      key: "msEntraIdOauth2",
      configVarKey: "Connection",
      fields: { baseUrl: emulator.url },
      token: { access_token },
    };
    const [person] = emulator.directory.all("user");
    expect(await run("getCurrentUser", { connection })).toMatchObject({ id: person?.id });
    expect(stage.requests()).toEqual(["GET /v1.0/me 200"]);
  });

  it("is nobody where the app signs in as itself", async () => {
    await expect(run("getCurrentUser")).rejects.toThrow(/no current user/);
    expect(stage.requests()).toEqual([]);
  });
});
