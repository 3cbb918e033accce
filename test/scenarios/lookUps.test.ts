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

describe("a user is found", () => {
  const make = (properties: Record<string, unknown>) =>
    stage.emulator.directory.create("user", {
      displayName: "Found",
      userPrincipalName: `${crypto.randomUUID()}@${stage.emulator.domain}`,
      ...properties,
    });

  it.each([
    ["mail", { mail: "o'found@contoso.com" }, "O'FOUND@contoso.com", 1],
    ["employeeId", { employeeId: "E-1" }, "E-1", 1],
    ["onPremisesImmutableId", { onPremisesImmutableId: "Zm+/w==" }, "Zm+/w==", 1],
    ["proxyAddresses", { proxyAddresses: ["SMTP:first@contoso.com"] }, "first@contoso.com", 1],
    ["otherMails", { otherMails: ["private@example.com"] }, "private@example.com", 1],
  ])("by %s", async (lookUpBy, properties, lookUpValue, count) => {
    const { id } = make(properties);
    const inputs = { lookUpBy, lookUpValue, $select: "id" };
    expect(await run("findUser", inputs)).toEqual({ found: true, user: { id } });
    expect(stage.requests()).toHaveLength(count);
  });

  it("by the name of a guest, which holds a #", async () => {
    const userPrincipalName = `a_b.com#EXT#@${stage.emulator.domain}`;
    const { id } = make({ userPrincipalName });
    expect(
      await run("findUser", { lookUpBy: "userPrincipalName", lookUpValue: userPrincipalName }),
    ).toMatchObject({ found: true, user: { id } });
  });

  it("or not, and two are none", async () => {
    const inputs = { lookUpBy: "employeeId", lookUpValue: "E-2" };
    expect(await run("findUser", inputs)).toEqual({ found: false, user: null });
    make({ employeeId: "E-2" });
    make({ employeeId: "E-2" });
    await expect(run("findUser", inputs)).rejects.toThrow("2 users have this employeeId");
  });
});
