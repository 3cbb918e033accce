import { openEmulator } from "./openEmulator";

const app = (clientId: string, ...roles: string[]) => ({ clientId, clientSecret: "secret", roles });
const OWNED_BY = "Application.ReadWrite.OwnedBy";
const builder = app("builder", OWNED_BY);
const other = app("other", OWNED_BY);
const relater = app("relater", OWNED_BY, "Directory.Read.All");
const everything = app("everything", OWNED_BY, "Application.ReadWrite.All");

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator({ apps: [builder, other, relater, everything], users: 3, groups: 1 });
});

afterEach(() => opened.emulator.close());

type Caller = typeof builder;

const as = async (caller: Caller, method: string, path: string, body?: unknown) => {
  await opened.signIn(caller);
  return opened.call(method, `/v1.0/${path}`, body === undefined ? {} : { body });
};

const create = async (caller: Caller) =>
  (await as(caller, "POST", "applications", { displayName: "App" })).body;

const principalOf = ({ clientId }: Caller): string =>
  opened.emulator.directory.findByKey("servicePrincipal", "appId", clientId)?.id ?? "";

const ownersOf = (id: string): string[] =>
  opened.emulator.directory.related("owners", id).map((owner) => owner.id);

const REFUSED = [403, "Authorization_RequestDenied"];

const codeOf = ({ status, body }: Awaited<ReturnType<typeof as>>) => [status, body.error?.code];

describe("Application.ReadWrite.OwnedBy", () => {
  it("makes the app own what it creates, by its service principal", async () => {
    const { id, appId } = await create(builder);
    expect(ownersOf(id)).toEqual([principalOf(builder)]);
    const { body } = await as(builder, "POST", "servicePrincipals", { appId });
    expect(ownersOf(body.id)).toEqual([principalOf(builder)]);
    const owned = await as(
      builder,
      "GET",
      `servicePrincipals/${principalOf(builder)}/ownedObjects`,
    );
    expect(owned.body.value.map((one: { id: string }) => one.id)).toEqual([id, body.id]);
  });

  it("does so once, though the body names the app as an owner", async () => {
    const owner = `${opened.emulator.url}/v1.0/servicePrincipals/${principalOf(relater)}`;
    const body = { displayName: "App", "owners@odata.bind": [owner] };
    const created = await as(relater, "POST", "applications", body);
    expect(ownersOf(created.body.id)).toEqual([principalOf(relater)]);
  });

  it.each<[string, string, (id: string) => string, unknown, number]>([
    ["change", "PATCH", (id) => `applications/${id}`, { notes: "N" }, 204],
    ["add a secret to", "POST", (id) => `applications/${id}/addPassword`, {}, 200],
    ["delete", "DELETE", (id) => `applications/${id}`, undefined, 204],
    ["read", "GET", (id) => `applications/${id}`, undefined, 200],
    ["read the owners of", "GET", (id) => `applications/${id}/owners`, undefined, 200],
  ])(
    "lets an app %s its own application and no other",
    async (_name, method, path, body, status) => {
      const { id } = await create(builder);
      expect(codeOf(await as(other, method, path(id), body))).toEqual(REFUSED);
      expect((await as(builder, method, path(id), body)).status).toBe(status);
    },
  );

  it("is no limit for who may change every application", async () => {
    const { id } = await create(builder);
    expect((await as(everything, "PATCH", `applications/${id}`, { notes: "N" })).status).toBe(204);
    expect((await as(everything, "GET", `applications/${id}`)).status).toBe(200);
    expect(ownersOf((await create(everything)).id)).toEqual([]);
  });

  it("counts for keys of every form, and for the requests of a batch", async () => {
    const { appId } = await create(builder);
    const patch = { notes: "N" };
    const path = `applications(appId='${appId}')`;
    expect(codeOf(await as(other, "PATCH", path, patch))).toEqual(REFUSED);
    const { body } = await as(other, "POST", "$batch", {
      requests: [
        {
          id: "1",
          method: "PATCH",
          url: `/${path}`,
          body: patch,
          headers: { "Content-Type": "application/json" },
        },
      ],
    });
    expect(body.responses[0].status).toBe(403);
    expect((await as(builder, "PATCH", path, patch)).status).toBe(204);
  });

  it("lists the app's own applications only", async () => {
    const { id } = await create(builder);
    const { body } = await as(builder, "GET", "applications");
    expect(body.value.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await as(other, "GET", "applications")).body.value).toEqual([]);
    expect((await as(relater, "GET", "applications")).body.value.length).toBeGreaterThan(1);
  });

  it("lets nobody add an owner to what he does not own", async () => {
    const { id } = await create(builder);
    const reference = (to: string) => ({
      "@odata.id": `${opened.emulator.url}/v1.0/directoryObjects/${to}`,
    });
    const path = `applications/${id}/owners/$ref`;
    const added = reference(principalOf(relater));
    expect(codeOf(await as(relater, "POST", path, added))).toEqual(REFUSED);
    opened.emulator.directory.link("owners", id, [principalOf(relater)]);
    expect((await as(relater, "POST", path, reference(principalOf(other)))).status).toBe(204);
    expect((await as(other, "PATCH", `applications/${id}`, { notes: "N" })).status).toBe(204);
    const gone = `applications/${id}/owners/${principalOf(builder)}/$ref`;
    expect((await as(other, "DELETE", gone)).status).toBe(204);
    expect(codeOf(await as(builder, "PATCH", `applications/${id}`, { notes: "N" }))).toEqual(
      REFUSED,
    );
  });

  it("lets an app make a service principal of its own application only, and change that", async () => {
    const { appId } = await create(builder);
    expect(codeOf(await as(other, "POST", "servicePrincipals", { appId }))).toEqual(REFUSED);
    const { id } = (await as(builder, "POST", "servicePrincipals", { appId })).body;
    const patch = { accountEnabled: false };
    expect(codeOf(await as(other, "PATCH", `servicePrincipals/${id}`, patch))).toEqual(REFUSED);
    expect((await as(other, "GET", `servicePrincipals/${id}`)).status).toBe(200);
    expect((await as(builder, "PATCH", `servicePrincipals/${id}`, patch)).status).toBe(204);
    expect(codeOf(await as(other, "DELETE", `servicePrincipals/${id}`))).toEqual(REFUSED);
    expect((await as(builder, "DELETE", `servicePrincipals/${id}`)).status).toBe(204);
  });

  it("lets an app restore and purge its own deleted application only", async () => {
    const { id } = await create(builder);
    const deleted = `directory/deletedItems/${id}`;
    await as(builder, "DELETE", `applications/${id}`);
    expect(codeOf(await as(other, "POST", `${deleted}/restore`, {}))).toEqual(REFUSED);
    expect((await as(builder, "POST", `${deleted}/restore`, {})).status).toBe(200);
    await as(builder, "DELETE", `applications/${id}`);
    expect(codeOf(await as(other, "DELETE", deleted))).toEqual(REFUSED);
    expect((await as(builder, "DELETE", deleted)).status).toBe(204);
  });

  it("of an app without a service principal counts for nothing", async () => {
    const { id } = await create(builder);
    await opened.signIn(builder);
    const { directory } = opened.emulator;
    const principal = directory.find("servicePrincipal", principalOf(builder));
    if (principal) directory.remove("servicePrincipal", principal);
    expect((await opened.call("GET", `/v1.0/applications/${id}`)).status).toBe(403);
    expect((await opened.call("GET", "/v1.0/applications")).body.value).toEqual([]);
  });
});
