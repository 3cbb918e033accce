import { openStage, type Stage } from "../harness/stage";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 3, groups: 2 });
});

afterAll(() => stage.close());

const run = <T = Record<string, unknown>>(
  key: string,
  inputs: Record<string, unknown> = {},
): Promise<T> => stage.runner.runAction<T>(key, { connection: stage.connection, ...inputs });

describe("a guest", () => {
  it("is invited, is there although replicas lag, and is invited again as the same one", async () => {
    const { directory } = stage.emulator;
    directory.replication.lagMs = 1_500;
    const invitedUserEmailAddress = "adele@fabrikam.com";
    const { invitedUser } = await run<{ invitedUser: { id: string } }>("inviteGuestUser", {
      invitedUserEmailAddress,
      invitedUserDisplayName: "Adele Vance",
    });
    expect(await run("getUser", { userId: invitedUser.id })).toMatchObject({
      displayName: "Adele Vance",
      mail: invitedUserEmailAddress,
    });
    directory.replication.lagMs = 0;
    expect(await run("inviteGuestUser", { invitedUserEmailAddress })).toMatchObject({
      invitedUser,
    });
    expect(directory.find("user", invitedUser.id)?.userType).toBe("Guest");
    const requests = stage.requests();
    expect(requests.at(0)).toBe("POST /v1.0/invitations 201");
    expect(requests.at(1)).toBe(`GET /v1.0/users/${invitedUser.id} 404`);
    expect(requests.at(-2)).toBe(`GET /v1.0/users/${invitedUser.id} 200`);
    expect(requests.at(-1)).toBe("POST /v1.0/invitations 201");
  });

  it("whose address cannot receive is told as that, in one request", async () => {
    const failing = run("inviteGuestUser", { invitedUserEmailAddress: "nobody@fabrikam.invalid" });
    await expect(failing).rejects.toThrow("The address cannot receive an invitation: check it.");
    expect(stage.requests()).toEqual(["POST /v1.0/invitations 500"]);
  });
});
