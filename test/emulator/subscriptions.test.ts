import { X509Certificate } from "node:crypto";
import { makeCertificate } from "../harness/makeCertificate";
import { openEmulator } from "./openEmulator";
import { openEndpoint } from "./openEndpoint";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const USERS_ONLY = { clientId: "users", clientSecret: "u", roles: ["User.Read.All"] };
const WRITER = { clientId: "writer", clientSecret: "w", roles: ["Group.ReadWrite.All"] };
const HUB = "EventHub:https://hub.servicebus.windows.net/eventhubname/changes?tenantId=contoso.com";

let opened: Awaited<ReturnType<typeof openEmulator>>;
let endpoint: Awaited<ReturnType<typeof openEndpoint>>;

beforeEach(async () => {
  opened = await openEmulator({ apps: [USERS_ONLY, WRITER] });
  endpoint = await openEndpoint();
});

afterEach(async () => {
  await opened.emulator.close();
  await endpoint.close();
});

const ahead = (ms: number): string =>
  new Date(opened.emulator.clock.now().getTime() + ms).toISOString();

const subscribe = (more: object = {}) =>
  opened.call("POST", "/v1.0/subscriptions", {
    body: {
      changeType: "updated",
      resource: "users",
      notificationUrl: endpoint.url,
      expirationDateTime: ahead(DAY),
      ...more,
    },
  });

const listed = async (): Promise<string[]> =>
  (await opened.call("GET", "/v1.0/subscriptions")).body.value.map(({ id }: { id: string }) => id);

const refused = ({ status, body }: Awaited<ReturnType<typeof subscribe>>) => [
  status,
  body.error.code,
  body.error.message,
];

const certificate = new X509Certificate(makeCertificate().certificate).raw.toString("base64");

describe("a subscription is refused", () => {
  it.each([
    ["nothing known", { resource: "foo" }, "'foo' is not supported"],
    ["applications", { resource: "/applications" }, "'/applications' is not supported"],
    ["service principals", { resource: "servicePrincipals" }, "is not supported"],
    ["a part of a user", { resource: "users/1/manager" }, "is not supported"],
    ["a part of a group", { resource: "groups/1/transitiveMembers" }, "is not supported"],
    ["users with a filter", { resource: "users?$filter=id eq '1'" }, "does not support query"],
    ["groups with a selection", { resource: "/groups/1?$select=id" }, "does not support query"],
    ["created users alone", { changeType: "created" }, "attribute: 'created'"],
    ["an unknown change", { changeType: "updated,moved" }, "attribute: 'moved'"],
    ["changes with a space", { changeType: "updated, deleted" }, "attribute: ' deleted'"],
    [
      "created files",
      { resource: "drives/1/root", changeType: "created" },
      "Invalid 'changeType' attribute: 'created'.",
    ],
    ["a long client state", { clientState: "x".repeat(129) }, "'clientState' is too long"],
    ["an odd TLS version", { latestSupportedTlsVersion: "v9" }, "attribute: 'v9'"],
    ["query options", { notificationQueryOptions: "$filter=x" }, "is not supported"],
    ["an end in the past", { expirationDateTime: "2001-01-01T00:00:00Z" }, "in the future"],
    ["an end that is no date", { expirationDateTime: "tomorrow" }, "is not a valid date"],
    ["an end without its zone", { expirationDateTime: "2999-01-01T00:00:00" }, "not a valid date"],
    [
      "an end after 29 days",
      { expirationDateTime: "2999-01-01T00:00:00Z" },
      "can only be 41760 minutes in the future",
    ],
    ["no resource", { resource: null }, "'resource' is a required property"],
    ["an empty change", { changeType: "" }, "'changeType' is a required property"],
    ["an id", { id: "1" }, "'id' is read-only"],
    ["http", { notificationUrl: "http://hooks.example.com/x" }, "must use https"],
    ["http for lifecycle", { lifecycleNotificationUrl: "http://a.example" }, "must use https"],
    ["no URL", { notificationUrl: "hook" }, "must use https"],
    ["an event hub by http", { notificationUrl: HUB.replace("https", "http") }, "event hub must"],
    ["an event hub without tenant", { notificationUrl: HUB.split("?")[0] }, "event hub must be"],
    [
      "half an event grid",
      { notificationUrl: "EventGrid:?azuresubscriptionid=1&resourcegroup=g" },
      "lacks partnertopic, location",
    ],
    [
      "resource data without a certificate",
      { includeResourceData: true },
      "'encryptionCertificate' and 'encryptionCertificateId' are required",
    ],
    [
      "resource data without the certificate's id",
      { includeResourceData: true, encryptionCertificate: certificate },
      "'encryptionCertificateId' are required",
    ],
    [
      "resource data with what is no certificate",
      { includeResourceData: true, encryptionCertificate: "eA==", encryptionCertificateId: "1" },
      "is not a certificate",
    ],
    [
      "resource data of users",
      {
        includeResourceData: true,
        encryptionCertificate: certificate,
        encryptionCertificateId: "1",
      },
      "'includeResourceData' is not supported for resource 'users'",
    ],
    [
      "chats for hours without a lifecycle URL",
      { resource: "chats" },
      "'lifecycleNotificationUrl' is a required property",
    ],
  ])("to %s", async (_what, more, problem) => {
    expect(refused(await subscribe(more))).toEqual([
      400,
      "InvalidRequest",
      expect.stringContaining(problem),
    ]);
    expect(endpoint.handshakes).toEqual([]);
  });

  it.each([
    ["null", null, "Empty Payload"],
    ["a list", [], "Empty Payload"],
    ["a text", "users", "Empty Payload"],
    ["an unknown property", { foo: 1 }, "The property 'foo' does not exist"],
    ["a property of every object", { constructor: "x" }, "'constructor' does not exist"],
    ["a number for a text", { resource: 7 }, "'resource' is not of the type Edm.string"],
    ["a text for a boolean", { includeResourceData: "yes" }, "not of the type Edm.boolean"],
  ])("that is %s, as its PATCH is", async (_what, body, problem) => {
    const { body: created } = await subscribe();
    for (const [method, path] of [
      ["POST", "/v1.0/subscriptions"],
      ["PATCH", `/v1.0/subscriptions/${created.id}`],
    ] as const) {
      expect(refused(await opened.call(method, path, { body }))).toEqual([
        400,
        "BadRequest",
        expect.stringContaining(problem),
      ]);
    }
  });
});

describe("a subscription is taken", () => {
  it.each([
    ["one user", { resource: "/users/1" }],
    ["members of a group", { resource: "groups/1/members" }],
    ["owners of a group", { resource: "groups/1/owners" }],
    ["created with updated", { changeType: "created,updated" }],
    ["created mail", { resource: "me/mailFolders('Inbox')/messages", changeType: "created" }],
    ["mail with a selection", { resource: "users/1/messages?$select=id" }],
    ["null for what is not given", { clientState: null, includeResourceData: null }],
    ["a date with a zone", { expirationDateTime: "OFFSET" }],
  ])("to %s", async (_what, more: Record<string, unknown>) => {
    const offset = { expirationDateTime: ahead(DAY).replace("Z", "+00:00") };
    const { status, body } = await subscribe("expirationDateTime" in more ? offset : more);
    expect([status, body.error]).toEqual([201, undefined]);
    expect(endpoint.handshakes).toHaveLength(1);
  });

  it("with the data of mail, encrypted", async () => {
    const rich = {
      resource: "users/1/messages",
      includeResourceData: true,
      encryptionCertificate: certificate,
      encryptionCertificateId: "mine",
    };
    expect((await subscribe(rich)).body).toMatchObject(rich);
  });

  it("for at least 45 minutes", async () => {
    const { body } = await subscribe({ expirationDateTime: ahead(MINUTE) });
    const minutes = (Date.parse(body.expirationDateTime) - Date.parse(ahead(0))) / MINUTE;
    expect(Math.round(minutes)).toBe(45);
  });

  it("for as long as Exchange says, who refuses by its own code", async () => {
    const mail = { resource: "users/1/messages", expirationDateTime: ahead(10_080 * MINUTE) };
    expect(refused(await subscribe(mail))).toEqual([
      400,
      "ExtensionError",
      "Subscription expiration can only be 10070 minutes in the future.",
    ]);
  });

  it.each([
    HUB,
    "EventHub:https://vault.vault.azure.net/secrets/hub?tenantId=contoso.onmicrosoft.com",
    "EventGrid:?azuresubscriptionid=8A8A&resourcegroup=rg&partnertopic=topic&location=westeurope",
  ])("to %s, without a handshake", async (notificationUrl) => {
    const { status, body } = await subscribe({
      notificationUrl,
      lifecycleNotificationUrl: notificationUrl,
    });
    expect([status, body.notificationUrl]).toEqual([201, notificationUrl]);
    const [user] = [...opened.emulator.directory.all("user")];
    opened.emulator.directory.update("user", user as never, { jobTitle: "x" });
    await opened.emulator.notifier.settled();
    expect(opened.emulator.notifier.brokered).toMatchObject([
      { url: notificationUrl, items: [{ subscriptionId: body.id }] },
    ]);
    expect(opened.emulator.notifier.deliveries).toEqual([]);
  });
});

it("members and owners of a group notify of theirs only, and memberOf of nothing", async () => {
  const { directory, notifier } = opened.emulator;
  const [group, other] = [...directory.all("group")];
  const [user] = [...directory.all("user")].slice(-1);
  const watch = async (resource: string) => (await subscribe({ resource })).body.id as string;
  const names = new Map([
    [await watch(`groups/${group?.id}/members`), "members"],
    [await watch(`groups/${group?.id}/owners`), "owners"],
    [await watch(`groups/${group?.id}`), "group"],
    [await watch(`users/${user?.id}/memberOf`), "memberOf"],
  ]);
  const notified = async (): Promise<unknown[]> => {
    await notifier.settled();
    return endpoint.items.splice(0).map(({ subscriptionId }) => names.get(subscriptionId));
  };
  const id = directory.create("user", { displayName: "New" }).id;
  directory.link("members", group?.id ?? "", [id]);
  expect(await notified()).toEqual(["members", "group"]);
  directory.link("owners", group?.id ?? "", [id]);
  expect(await notified()).toEqual(["owners", "group"]);
  directory.update("group", group as never, { description: "x" });
  expect(await notified()).toEqual(["group"]);
  directory.link("members", other?.id ?? "", [id]);
  directory.update("user", user as never, { jobTitle: "x" });
  expect(await notified()).toEqual([]);
});

describe("PATCH", () => {
  const patch = (id: string, body: object) =>
    opened.call("PATCH", `/v1.0/subscriptions/${id}`, { body });

  it("moves the end, or the URL after another handshake", async () => {
    const { body } = await subscribe();
    const expirationDateTime = ahead(2 * DAY);
    expect((await patch(body.id, { expirationDateTime })).body).toMatchObject({
      expirationDateTime,
      notificationUrl: endpoint.url,
    });
    expect(endpoint.handshakes).toHaveLength(1);
    const notificationUrl = `${endpoint.url}?other=1`;
    expect((await patch(body.id, { notificationUrl })).body).toMatchObject({
      expirationDateTime,
      notificationUrl,
    });
    expect(endpoint.handshakes[1]?.searchParams.get("other")).toBe("1");
  });

  it.each([
    ["nothing", {}, "either the 'expirationDateTime' or 'notificationUrl' property"],
    ["a note only", { "@odata.type": "x" }, "either the 'expirationDateTime' or"],
    ["another client state", { clientState: "x" }, "'clientState' of a subscription cannot"],
    ["a lifecycle URL", { lifecycleNotificationUrl: "https://a.example" }, "cannot be changed"],
    [
      "a resource beside the end",
      { expirationDateTime: "2999-01-01T00:00:00Z", resource: "groups" },
      "'resource' of a subscription cannot be changed",
    ],
    ["null for the end", { expirationDateTime: null }, "'expirationDateTime' is a required"],
    ["an end that is too far", { expirationDateTime: "2999-01-01T00:00:00Z" }, "41760 minutes"],
    ["http", { notificationUrl: "http://hooks.example.com" }, "must use https"],
  ])("refuses %s", async (_what, body, problem) => {
    const { body: created } = await subscribe();
    expect(refused(await patch(created.id, body))).toEqual([
      400,
      "InvalidRequest",
      expect.stringContaining(problem),
    ]);
    expect((await opened.call("GET", `/v1.0/subscriptions/${created.id}`)).body).toEqual({
      ...created,
    });
  });
});

describe("permissions", () => {
  const denied = (operation: string) => [
    403,
    "ExtensionError",
    expect.stringContaining(`Operation: ${operation}; Exception: [Status Code: Forbidden; Reason:`),
  ];

  it("to create are those to read what is watched", async () => {
    await opened.signIn(USERS_ONLY);
    expect((await subscribe()).status).toBe(201);
    expect(refused(await subscribe({ resource: "groups" }))).toEqual(denied("Create"));
    expect(refused(await subscribe({ resource: "users/1/messages" }))).toEqual(denied("Create"));
    await opened.signIn(WRITER);
    expect(refused(await subscribe({ resource: "groups" }))).toEqual(denied("Create"));
    opened.emulator.subscriptions.habits.deniedStatus = 401;
    expect(refused(await subscribe({ resource: "groups" }))).toEqual([
      401,
      "ExtensionError",
      "Operation: Create; Exception: [Status Code: Unauthorized; Reason: ]",
    ]);
  });

  it("are wanted for everything else as well", async () => {
    await opened.signIn(USERS_ONLY);
    const { id } = (await subscribe()).body;
    expect(await listed()).toEqual([id]);
    await opened.signIn(WRITER);
    expect(refused(await opened.call("GET", "/v1.0/subscriptions"))).toEqual(denied("Read"));
    const own = { ...WRITER, permissions: new Set(["User.Read.All"]) };
    const body = {
      changeType: "updated",
      resource: "users",
      notificationUrl: HUB,
      expirationDateTime: ahead(DAY),
    };
    const mine = await opened.emulator.subscriptions.create(own, body);
    const other = { ...USERS_ONLY, permissions: new Set(["Group.Read.All"]) };
    const hidden = await opened.emulator.subscriptions.create(other, {
      ...body,
      resource: "groups",
    });
    const path = `/v1.0/subscriptions/${mine.id}`;
    expect(refused(await opened.call("GET", path))).toEqual(denied("Read"));
    expect(refused(await opened.call("PATCH", path, { body: {} }))).toEqual(denied("Update"));
    expect(refused(await opened.call("POST", `${path}/reauthorize`))).toEqual(
      denied("Reauthorize"),
    );
    expect(refused(await opened.call("DELETE", path))).toEqual(denied("Delete"));
    expect(opened.emulator.subscriptions.living()).toHaveLength(3);
    await opened.signIn(USERS_ONLY);
    expect(await listed()).toEqual([id]);
    expect(hidden.applicationId).toBe(USERS_ONLY.clientId);
  });

  it("do not show another app's", async () => {
    const { id } = (await subscribe()).body;
    await opened.signIn(USERS_ONLY);
    expect(await listed()).toEqual([]);
    expect(refused(await opened.call("GET", `/v1.0/subscriptions/${id}`))).toEqual([
      404,
      "ExtensionError",
      "There was an error processing a storage extension.",
    ]);
    expect(refused(await opened.call("DELETE", "/v1.0/subscriptions/nothing"))).toEqual([
      404,
      "ResourceNotFound",
      "The object was not found.",
    ]);
  });
});

describe("a list", () => {
  it("is late with what was made and deleted, for as long as a test says", async () => {
    const old = (await subscribe({ resource: "users/1" })).body.id;
    const { habits } = opened.emulator.subscriptions;
    habits.listLagMs = 5 * MINUTE;
    const made = (await subscribe()).body.id;
    expect(await listed()).toEqual([old]);
    expect((await opened.call("GET", `/v1.0/subscriptions/${made}`)).status).toBe(200);
    expect((await subscribe()).status).toBe(409);
    await opened.call("DELETE", `/v1.0/subscriptions/${old}`);
    expect(await listed()).toEqual([old]);
    expect((await opened.call("GET", `/v1.0/subscriptions/${old}`)).status).toBe(404);
    expect((await opened.call("DELETE", `/v1.0/subscriptions/${old}`)).status).toBe(404);
    opened.emulator.clock.advance(5 * MINUTE);
    expect(await listed()).toEqual([made]);
  });

  it("never shows what came and went within the lag", async () => {
    opened.emulator.subscriptions.habits.listLagMs = 5 * MINUTE;
    const { id } = (await subscribe()).body;
    await opened.call("DELETE", `/v1.0/subscriptions/${id}`);
    expect(await listed()).toEqual([]);
    opened.emulator.clock.advance(5 * MINUTE);
    expect(await listed()).toEqual([]);
  });

  it.each(["$top=1", "$filter=id%20eq%20'1'", "$select=id", "$skiptoken=x", "$skiptoken=-1"])(
    "takes no %s",
    async (option) => {
      const { status } = await opened.call("GET", `/v1.0/subscriptions?${option}`);
      expect(status).toBe(400);
    },
  );
});

describe("quotas", () => {
  it.each([
    [403, "Forbidden"],
    [429, "TooManyRequests"],
  ] as const)("of an app are refused by %i", async (status, code) => {
    const { habits } = opened.emulator.subscriptions;
    habits.overQuotaStatus = status;
    habits.mostPerApp = 2;
    await subscribe();
    await subscribe({ resource: "users/1" });
    const reply = await subscribe({ resource: "users/2" });
    expect(refused(reply)).toEqual([
      status,
      code,
      "The maximum number of subscriptions to users for this app in this tenant has been reached.",
    ]);
    expect(reply.headers.get("retry-after")).toBeNull();
    expect((await subscribe({ resource: "groups" })).status).toBe(201);
    await opened.signIn(USERS_ONLY);
    expect((await subscribe()).status).toBe(201);
  });

  it("of the tenant count all apps", async () => {
    opened.emulator.subscriptions.habits.mostPerTenant = 1;
    await subscribe();
    await opened.signIn(USERS_ONLY);
    const [status, , message] = refused(await subscribe());
    expect([status, message]).toEqual([403, expect.stringContaining("for this tenant has been")]);
  });
});

it("a handshake may need a second try", async () => {
  opened.emulator.subscriptions.habits.failingHandshakes = 1;
  expect(refused(await subscribe())).toEqual([
    400,
    "InvalidRequest",
    "Subscription validation request timed out.",
  ]);
  expect(endpoint.handshakes).toHaveLength(1);
  expect((await subscribe()).status).toBe(201);
});
