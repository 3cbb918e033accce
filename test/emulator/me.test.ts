import { signInPerson } from "../harness/signInPerson";
import { openEmulator } from "./openEmulator";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({ users: 3, groups: 0, applications: 0 });
});

afterAll(() => opened.emulator.close());

const me = async (scope: string, path = "/v1.0/me") => {
  const token = await signInPerson(opened.emulator, scope);
  return opened.call("GET", path, { headers: { Authorization: `Bearer ${token}` } });
};

describe("/me", () => {
  it("is the person who signed in, with all properties for User.Read", async () => {
    const [person] = opened.emulator.directory.all("user");
    const { status, body } = await me("User.Read", "/v1.0/ME?$select=id,jobTitle,department");
    expect([status, body.id, body.department]).toEqual([200, person?.id, person?.department]);
    expect(body["@odata.context"]).toMatch(/#users\(id,jobTitle,department\)\/\$entity$/);
  });

  it("wants a permission to read at least the own account", async () => {
    expect((await me("Mail.Read")).status).toBe(403);
    expect((await me("User.Read.All")).status).toBe(200);
  });

  it("is nobody for an app by itself", async () => {
    const { status, body } = await opened.call("GET", "/v1.0/me");
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      "BadRequest",
      "/me request is only valid with delegated authentication flow.",
    ]);
  });
});
