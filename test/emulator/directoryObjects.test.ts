import { openEmulator } from "./openEmulator";

const READER = { clientId: "11111111-1111-4111-8111-111111111111", clientSecret: "reader" };
const GONE = "00000000-0000-4000-8000-000000000000";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator({
    users: 3,
    groups: 2,
    applications: 1,
    apps: [{ ...READER, roles: ["User.Read.All", "Group.Read.All"] }],
  });
});

afterEach(() => opened.emulator.close());

const byIds = (body: unknown) => opened.call("POST", "/v1.0/directoryObjects/getByIds", { body });

const first = async (collection: string): Promise<string> =>
  (await opened.call("GET", `/v1.0/${collection}?$top=1`)).body.value[0].id;

describe("directoryObjects/getByIds", () => {
  it("gives objects with their types and leaves out what is not there", async () => {
    const [user, group] = [await first("users"), await first("groups")];
    const { status, body } = await byIds({ ids: [user, GONE, group, user] });
    expect(status).toBe(200);
    expect(body["@odata.context"]).toMatch(/\/v1\.0\/\$metadata#directoryObjects$/);
    expect(body.value.map((one: Record<string, string>) => [one["@odata.type"], one.id])).toEqual([
      ["#microsoft.graph.user", user],
      ["#microsoft.graph.group", group],
    ]);
  });

  it("gives the types that were asked for only", async () => {
    const [user, group] = [await first("users"), await first("groups")];
    const { body } = await byIds({ ids: [user, group], types: ["group"] });
    expect(body.value.map(({ id }: { id: string }) => id)).toEqual([group]);
  });

  it("wants to read the directory, whatever kinds the app may read", async () => {
    const user = await first("users");
    await opened.signIn(READER);
    expect((await byIds({ ids: [user] })).status).toBe(403);
  });

  it("takes 1,000 ids and no more", async () => {
    expect((await byIds({ ids: Array.from({ length: 1_000 }, () => GONE) })).status).toBe(200);
    expect((await byIds({ ids: Array.from({ length: 1_001 }, () => GONE) })).status).toBe(400);
  });

  it.each([{}, { ids: null }, { ids: "x" }, { ids: [1] }, { ids: [], types: "user" }, null, 5, []])(
    "refuses %j",
    async (body) => {
      expect((await byIds(body)).status).toBe(400);
    },
  );
});
