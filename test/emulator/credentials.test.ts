import { openEmulator } from "./openEmulator";

const app = (...roles: string[]) => ({ clientId: roles.join(), clientSecret: "secret", roles });
const reader = app("Application.Read.All");
const owner = app("Application.ReadWrite.OwnedBy");

let opened: Awaited<ReturnType<typeof openEmulator>>;
let path: string;

beforeAll(async () => {
  opened = await openEmulator({ apps: [reader, owner], users: 3, groups: 1 });
});

beforeEach(async () => {
  await opened.signIn();
  const { id } = opened.emulator.directory.create("application", { displayName: "A" });
  path = `/v1.0/applications/${id}`;
});

afterAll(() => opened.emulator.close());

const add = (passwordCredential?: unknown, at = path) =>
  opened.call("POST", `${at}/addPassword`, {
    body: passwordCredential === undefined ? {} : { passwordCredential },
  });

const remove = (keyId: unknown, at = path) =>
  opened.call("POST", `${at}/removePassword`, { body: { keyId } });

const listed = async () => (await opened.call("GET", path)).body.passwordCredentials;

describe("a secret", () => {
  it("is shown once, and told by its hint afterwards", async () => {
    const { status, body } = await add({ displayName: "One" });
    expect(status).toBe(200);
    expect(body.secretText).toMatch(/^.{16,64}$/);
    expect(body.hint).toBe(body.secretText.slice(0, 3));
    const { "@odata.context": context, ...credential } = body;
    expect(context).toMatch(/\$metadata#microsoft\.graph\.passwordCredential$/);
    expect(await listed()).toEqual([{ ...credential, secretText: null }]);
  });

  it("lasts two years from its start, or as long as was asked for", async () => {
    const startDateTime = "2026-12-01T00:00:00Z";
    expect((await add({ startDateTime })).body).toMatchObject({
      startDateTime,
      endDateTime: "2028-12-01T00:00:00.000Z",
    });
    const endDateTime = "2027-01-01T00:00:00Z";
    expect((await add({ startDateTime, endDateTime })).body).toMatchObject({ endDateTime });
    expect((await add()).body.displayName).toBeNull();
    expect(await listed()).toHaveLength(3);
  });

  it.each([
    ["displayName", { displayName: 5 }],
    ["endDateTime", { endDateTime: "tomorrow" }],
    ["endDateTime", { startDateTime: "2027-01-01T00:00:00Z", endDateTime: "2027-01-01T00:00:00Z" }],
    ["secretText", { secretText: "mine" }],
    ["keyId", { keyId: "f0b0b335-1d71-4883-8f98-567911bfdca6" }],
    ["passwordCredential", 5],
  ])("is refused with a wrong %s: %p", async (name, wish) => {
    const { status, body } = await add(wish);
    expect([status, body.error.message]).toEqual([
      400,
      `Invalid value specified for property '${name}' of resource 'PasswordCredential'.`,
    ]);
    expect(await listed()).toEqual([]);
  });

  it("goes by its key, and only once", async () => {
    const [one, other] = [(await add()).body.keyId, (await add()).body.keyId];
    expect((await remove(one.toUpperCase())).status).toBe(204);
    expect((await listed()).map(({ keyId }: { keyId: string }) => keyId)).toEqual([other]);
    const { status, body } = await remove(one);
    expect([status, body.error.message]).toEqual([400, "No password credential found with keyId."]);
    expect((await remove("x")).status).toBe(400);
    expect((await remove(undefined)).status).toBe(400);
  });

  it("needs an application, and the permission to change it", async () => {
    const gone = "/v1.0/applications/00000000-0000-4000-8000-000000000000";
    expect([
      (await add({}, gone)).status,
      (await remove(crypto.randomUUID(), gone)).status,
    ]).toEqual([404, 404]);
    await opened.signIn(reader);
    expect([(await add()).status, (await remove(crypto.randomUUID())).status]).toEqual([403, 403]);
    const { directory } = opened.emulator;
    const caller = directory.findByKey("servicePrincipal", "appId", owner.clientId);
    directory.link("owners", path.split("/").at(-1) ?? "", [caller?.id ?? ""]);
    await opened.signIn(owner);
    expect((await add()).status).toBe(200);
  });
});

it("two changes of one application at a time are refused, of two applications not", async () => {
  const { clock, directory } = opened.emulator;
  directory.credentials.pauseMs = 60_000;
  try {
    const { keyId } = (await add()).body;
    const { status, body } = await add();
    expect([status, body.error.code]).toEqual([409, "Directory_ConcurrencyViolation"]);
    expect((await remove(keyId)).status).toBe(409);
    const { id } = directory.create("application", { displayName: "B" });
    expect((await add({}, `/v1.0/applications/${id}`)).status).toBe(200);
    expect(await listed()).toHaveLength(1);
    clock.advance(60_000);
    expect((await remove(keyId)).status).toBe(204);
  } finally {
    directory.credentials.pauseMs = 0;
  }
});
