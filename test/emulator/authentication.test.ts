import { type MethodKind, methodKinds } from "../../emulator/authenticationMethods";
import { openEmulator } from "./openEmulator";

const app = (name: string, ...roles: string[]) => ({
  clientId: `11111111-1111-4111-8111-11111111111${name}`,
  clientSecret: name,
  roles,
});
const READER = app("1", "UserAuthenticationMethod.Read.All");
const USER_WRITER = app("2", "User.ReadWrite.All", "Directory.ReadWrite.All");

let opened: Awaited<ReturnType<typeof openEmulator>>;
let user: string;

beforeEach(async () => {
  opened = await openEmulator({ users: 3, groups: 1, apps: [READER, USER_WRITER] });
  user = [...opened.emulator.directory.all("user")][0]?.id ?? "";
});

afterEach(() => opened.emulator.close());

const call = (method: string, path: string, body?: unknown) =>
  opened.call(
    method,
    `/v1.0/users/${user}/authentication/${path}`,
    body === undefined ? {} : { body },
  );

const add = (kind: MethodKind, properties = {}, isDefault = false) =>
  opened.emulator.authenticationMethods.add(user, kind, properties, isDefault);

const types = async (): Promise<string[]> =>
  (await call("GET", "methods")).body.value.map((one: Record<string, string>) =>
    one["@odata.type"]?.replace(/^#microsoft\.graph\.|AuthenticationMethod$/g, ""),
  );

describe("authentication methods", () => {
  it("of everybody are a password, which nobody sees or deletes", async () => {
    const { body } = await call("GET", "methods");
    expect(body["@odata.context"]).toMatch(/#users\('.+'\)\/authentication\/methods$/);
    expect(body.value).toEqual([
      {
        "@odata.type": "#microsoft.graph.passwordAuthenticationMethod",
        id: "28c10230-6103-485e-b985-444c60001490",
        password: null,
        createdDateTime: expect.any(String),
      },
    ]);
    const { status } = await call("DELETE", `passwordMethods/${body.value[0].id}`);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it.each(methodKinds)("of the kind %s are listed, read and deleted", async (kind) => {
    const { id } = add(kind);
    expect(await types()).toEqual(["password", kind]);
    expect((await call("GET", `${kind}Methods`)).body.value).toEqual([
      expect.objectContaining({ id }),
    ]);
    expect((await call("GET", `${kind}Methods/${id}`)).body).toMatchObject({
      "@odata.type": `#microsoft.graph.${kind}AuthenticationMethod`,
      id,
    });
    const other = kind === "phone" ? "email" : "phone";
    expect((await call("DELETE", `${other}Methods/${id}`)).status).toBe(404);
    expect((await call("DELETE", `${kind}Methods/${id}`)).status).toBe(204);
    expect((await call("DELETE", `${kind}Methods/${id}`)).status).toBe(404);
    expect(await types()).toEqual(["password"]);
  });

  it("have a default one, which goes last", async () => {
    const phone = add("phone", {}, true);
    const key = add("fido2");
    expect((await call("DELETE", `phoneMethods/${phone.id}`)).status).toBe(400);
    expect((await call("DELETE", `fido2Methods/${key.id}`)).status).toBe(204);
    expect((await call("DELETE", `phoneMethods/${phone.id}`)).status).toBe(204);
  });

  it("want a permission of their own", async () => {
    const { id } = add("email");
    await opened.signIn(USER_WRITER);
    expect((await call("GET", "methods")).status).toBe(403);
    expect((await call("POST", "temporaryAccessPassMethods", {})).status).toBe(403);
    await opened.signIn(READER);
    expect((await call("GET", "methods")).status).toBe(200);
    expect((await call("DELETE", `emailMethods/${id}`)).status).toBe(403);
    expect((await call("POST", "temporaryAccessPassMethods", {})).status).toBe(403);
  });

  it("of a user who is missing are a missing user", async () => {
    const { status } = await opened.call("GET", "/v1.0/users/nobody@x.com/authentication/methods");
    expect(status).toBe(404);
  });
});

describe("a temporary access pass", () => {
  it("is shown once, and takes the place of the one before", async () => {
    const { status, body } = await call("POST", "temporaryAccessPassMethods", {
      lifetimeInMinutes: 480,
      isUsableOnce: true,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethod",
      temporaryAccessPass: expect.stringMatching(/^.{8}$/),
      lifetimeInMinutes: 480,
      isUsableOnce: true,
      isUsable: true,
    });
    const again = (await call("POST", "temporaryAccessPassMethods", {})).body;
    const { value } = (await call("GET", "temporaryAccessPassMethods")).body;
    expect(value).toEqual([
      expect.objectContaining({ id: again.id, temporaryAccessPass: null, lifetimeInMinutes: 60 }),
    ]);
    expect(again.id).not.toBe(body.id);
  });

  it("is not usable before its time", async () => {
    const startDateTime = new Date(opened.emulator.clock.now().getTime() + 60_000).toISOString();
    const { body } = await call("POST", "temporaryAccessPassMethods", { startDateTime });
    expect(body).toMatchObject({ isUsable: false, methodUsabilityReason: "NotYetValid" });
  });

  it.each<object>([
    { lifetimeInMinutes: [] },
    { lifetimeInMinutes: 9 },
    { lifetimeInMinutes: 43_201 },
    { lifetimeInMinutes: "60" },
    { isUsableOnce: "true" },
    { startDateTime: "tomorrow" },
    { temporaryAccessPass: "secret" },
    { constructor: 1 },
  ])("is refused for %j", async (body) => {
    expect((await call("POST", "temporaryAccessPassMethods", body)).status).toBe(400);
    expect(await types()).toEqual(["password"]);
  });
});
