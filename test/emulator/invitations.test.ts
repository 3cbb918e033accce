import { graphExchange } from "../harness/exchanges";
import { openEmulator } from "./openEmulator";

const INVITER = {
  clientId: "11111111-1111-4111-8111-111111111111",
  clientSecret: "inviter",
  roles: ["User.Invite.All"],
};
const READER = {
  clientId: "22222222-2222-4222-8222-222222222222",
  clientSecret: "reader",
  roles: ["User.Read.All"],
};

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({ users: 3, groups: 1, apps: [INVITER, READER] });
});

afterAll(() => opened.emulator.close());

const invite = (body: unknown) => opened.call("POST", "/v1.0/invitations", { body });

const good = {
  invitedUserEmailAddress: "adele@fabrikam.com",
  inviteRedirectUrl: "https://myapps.microsoft.com",
};

describe("invitations", () => {
  it("answer as the documentation does, and create a guest", async () => {
    const { request, response } = graphExchange("invitations.create (current page)");
    const { status, body } = await invite(request.body);
    const documented = response.body as Record<string, unknown>;
    expect(status).toBe(201);
    expect(body).toEqual({
      ...documented,
      "@odata.context": expect.stringMatching(/\/v1\.0\/\$metadata#invitations\/\$entity$/),
      id: expect.any(String),
      inviteRedeemUrl: expect.stringMatching(/^https:\/\/login\.microsoftonline\.com\/redeem\?/),
      invitedUser: { id: expect.any(String) },
    });
    expect(opened.emulator.directory.find("user", body.invitedUser.id)).toMatchObject({
      userType: "Guest",
      mail: "admin@fabrikam.com",
      userPrincipalName: "admin_fabrikam.com#EXT#@contoso.onmicrosoft.com",
    });
  });

  it("of somebody who is there give the same guest", async () => {
    const [one, other] = [(await invite(good)).body, (await invite(good)).body];
    expect(other.invitedUser.id).toBe(one.invitedUser.id);
    expect(other.id).not.toBe(one.id);
  });

  it("to an address that cannot receive are refused in Graph's words", async () => {
    const { response } = graphExchange("error: invitation without address");
    const { status, body } = await invite({ ...good, invitedUserEmailAddress: "a@x.invalid" });
    const { error } = response.body as { error: { code: string; message: string } };
    expect([status, body.error.code, body.error.message]).toEqual([
      response.status,
      error.code,
      error.message,
    ]);
  });

  it.each([
    {},
    null,
    [],
    { ...good, invitedUserEmailAddress: "" },
    { ...good, invitedUserEmailAddress: "adele" },
    { ...good, inviteRedirectUrl: "myapps" },
    { ...good, inviteRedirectUrl: undefined },
    { ...good, sendInvitationMessage: "true" },
    { ...good, invitedUserMessageInfo: [] },
    { ...good, invitedUserMessageInfo: { ccRecipients: [{}, {}] } },
    { ...good, invitedUserMessageInfo: { body: "x" } },
    { ...good, displayName: "x" },
    { ...good, constructor: "x" },
  ])("refuse %j", async (body) => {
    expect((await invite(body)).status).toBe(400);
  });

  it("want their permission", async () => {
    await opened.signIn(READER);
    expect((await invite(good)).status).toBe(403);
    await opened.signIn(INVITER);
    expect((await invite(good)).status).toBe(201);
    await opened.signIn();
  });
});
