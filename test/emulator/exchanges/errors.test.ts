import { graphExchange } from "../../harness/exchanges";
import { signInPerson } from "../../harness/signInPerson";
import { openEmulator } from "../openEmulator";
import { openEndpoint } from "../openEndpoint";
import { expectFault, firstOf, type Opened, replay } from "./replay";

const NOBODY = { clientId: "nobody", clientSecret: "secret", roles: ["Mail.Read"] };

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator({ apps: [NOBODY] });
});

afterAll(() => opened.emulator.close());

const first = (collection: string) => firstOf(opened, collection);

const send = (name: string, ids: Readonly<Record<string, string>> = {}) =>
  replay(opened, name, ids);

const GROUP = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const USER = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

describe("errors have Graph's status, code and text", () => {
  it.each([
    "error: /users/$count without ConsistencyLevel",
    "error: $search without ConsistencyLevel",
    "error: endsWith without advanced parameters",
    "error: property not filterable with the operator",
    "error: property not available on collection",
    "error: contains in a filter",
    "error: ne without the advanced parameters",
    "error: unknown property in $select",
    "error: dynamic group without rule",
    "error: not found",
  ])("%s", async (name) => {
    const reply = await send(name);
    expectFault(reply, name);
    const { body, headers } = reply;
    expect(body.error.innerError["request-id"]).toBe(headers.get("request-id"));
  });

  it("duplicate userPrincipalName, with its details", async () => {
    const name = "error: duplicate userPrincipalName";
    await send(name);
    const reply = await send(name);
    expectFault(reply, name);
    const { error } = graphExchange(name).response.body as { error: { details: unknown } };
    expect(reply.body.error.details).toEqual(error.details);
  });

  it("duplicate member add", async () => {
    const name = "error: duplicate member add";
    const ids = {
      [GROUP]: opened.emulator.directory.create("group", { displayName: "G" }).id,
      [USER]: (await first("users")).id,
    };
    expect((await send(name, ids)).status).toBe(204);
    expectFault(await send(name, ids), name);
  });

  it.each<[string, (opened: Opened) => Promise<Readonly<Record<string, string>>>]>([
    [
      "error: last owner of a group",
      async ({ emulator: { directory } }) => {
        const [{ id: owner }, { id }] = [await first("users"), directory.create("group", {})];
        directory.link("owners", id, [owner]);
        return { [GROUP]: id, [USER]: owner };
      },
    ],
    [
      "error: member reference is a name that does not exist",
      async ({ emulator: { directory } }) => ({ [GROUP]: directory.create("group", {}).id }),
    ],
    [
      "error: mail-enabled security or distribution group",
      async ({ emulator: { directory } }) => ({
        "4938ba57-5e96-4a3e-b069-a066dd194a55": directory.create("group", {
          mailEnabled: true,
          securityEnabled: true,
          groupTypes: [],
        }).id,
        "b269b48d-afa4-49ed-a26e-d684531b62c7": (await first("users")).id,
      }),
    ],
    [
      "error: property of a synchronised object",
      async ({ emulator: { directory } }) => ({
        [USER]: directory.create("user", { onPremisesSyncEnabled: true }).id,
      }),
    ],
    [
      "error: duplicate mailNickname of a Microsoft 365 group",
      async () => {
        await send("error: duplicate mailNickname of a Microsoft 365 group");
        return {};
      },
    ],
    [
      "error: subscription patched with nothing",
      async ({ call, emulator: { clock } }) => {
        const endpoint = await openEndpoint();
        const { body } = await call("POST", "/v1.0/subscriptions", {
          body: {
            changeType: "updated",
            resource: "users",
            notificationUrl: endpoint.url,
            expirationDateTime: new Date(clock.now().getTime() + 3_600_000).toISOString(),
          },
        });
        await endpoint.close();
        return { "7f105c7d-2dc5-4530-97cd-4e7ae6534c07": body.id };
      },
    ],
  ])("%s", async (name, prepare) => {
    expectFault(await send(name, await prepare(opened)), name);
  });

  it.each([
    ["error: subscription without the read permission (401)", 401],
    ["error: subscription refused (403)", 403],
  ] as const)("%s", async (name, deniedStatus) => {
    const { subscriptions, clock } = opened.emulator;
    const { expirationDateTime } = graphExchange(name).request.body as Record<string, string>;
    const soon = new Date(clock.now().getTime() + 3_600_000).toISOString();
    subscriptions.habits.deniedStatus = deniedStatus;
    await opened.signIn(NOBODY);
    const reply = await send(name, { [expirationDateTime ?? ""]: soon });
    await opened.signIn();
    expectFault(reply, name);
  });

  it("error: group created with duplicate owner, by the person whom Graph makes one", async () => {
    const name = "error: group created with duplicate owner";
    const token = await signInPerson(opened.emulator, "Group.ReadWrite.All User.Read.All");
    const asPerson = {
      ...opened,
      call: ((method, path, { body } = {}) =>
        opened.call(method, path, {
          body,
          headers: { Authorization: `Bearer ${token}` },
        })) as Opened["call"],
    };
    const [person, other] = [...opened.emulator.directory.all("user")];
    expectFault(await replay(asPerson, name, { [USER]: person?.id ?? "" }), name);
    const { status, body } = await replay(asPerson, name, { [USER]: other?.id ?? "" });
    expect(status).toBe(201);
    const owners = opened.emulator.directory.related("owners", body.id).map(({ id }) => id);
    expect(owners).toEqual([person?.id, other?.id]);
  });

  it("error: throttled, with the time to wait", async () => {
    const name = "error: throttled";
    const limited = await openEmulator({ limits: { resourceUnits: 2, writes: 1 } });
    expect((await replay(limited, name)).status).toBe(200);
    const reply = await replay(limited, name);
    await limited.emulator.close();
    expectFault(reply, name);
    expect(reply.headers.get("retry-after")).toBe("10");
  });

  it.each([
    ["error: directory quota", "quotaExceeded"],
    ["error: object too large", "resourceSizeExceeded"],
  ] as const)("%s, and nothing is done", async (name, kind) => {
    const { directory, faults } = opened.emulator;
    const { id } = directory.create("application", { displayName: "Full", tags: [] });
    const [groups, changes] = [directory.size("group"), directory.position()];
    const ids = { "03ef14b0-ca33-4840-8f4f-d6e91916010e": id };
    faults.plan({ times: 1, answer: { kind } });
    expectFault(await send(name, ids), name);
    expect([directory.size("group"), directory.position()]).toEqual([groups, changes]);
    expect((await send(name, ids)).status).toBeLessThan(300);
    expect(directory.position()).toBeGreaterThan(changes);
  });

  it("sign-in activity without premium licence, by Select, Filter and of one user", async () => {
    const name = "error: sign-in activity without premium licence";
    const { response } = graphExchange(name);
    const { code, message } = (response.body as { error: { code: string; message: string } }).error;
    const { id } = await first("users");
    const filter = "signInActivity/lastSignInDateTime le 2020-01-01T00:00:00Z";
    const ask = () =>
      Promise.all([
        send(name),
        opened.call("GET", `/v1.0/users?$filter=${filter}`),
        opened.call("GET", `/v1.0/users/${id}?$select=signInActivity`),
      ]);
    const { licence } = opened.emulator.directory;
    licence.premium = false;
    try {
      for (const { status, body } of await ask())
        expect([status, body.error.code, body.error.message]).toEqual([403, code, message]);
      expect((await opened.call("GET", `/v1.0/users/${id}`)).status).toBe(200);
    } finally {
      licence.premium = true;
    }
    expect((await ask()).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("leaves the count out silently without the header", async () => {
    const { status, body } = await send("silently ignored $count=true without header");
    expect(status).toBe(200);
    expect(body).not.toHaveProperty("@odata.count");
  });
});
