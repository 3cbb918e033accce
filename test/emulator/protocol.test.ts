import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let opened: Opened;

beforeEach(async () => {
  opened = await openEmulator({ users: 250 });
});

afterEach(() => opened.emulator.close());

const ids = (body: { value: { id: string }[] }) => body.value.map(({ id }) => id);

describe("sign-in", () => {
  it.each([
    ["a wrong secret", { client_secret: "x" }, 401, "invalid_client", 7000215],
    ["an unknown app", { client_id: "x" }, 400, "unauthorized_client", 700016],
    ["a scope without .default", { scope: "User.Read" }, 400, "invalid_scope", 1002012],
    ["another grant", { grant_type: "password" }, 400, "unsupported_grant_type", 70003],
  ])("refuses %s", async (_what, more, status, error, aadsts) => {
    const reply = await opened.token(opened.emulator, more);
    expect([reply.status, reply.body.error, reply.body.error_codes]).toEqual([
      status,
      error,
      [aadsts],
    ]);
    expect(reply.body.error_description).toMatch(new RegExp(`^AADSTS${aadsts}: `));
  });

  it("gives a token that expires by the clock", async () => {
    expect((await opened.call("GET", "/v1.0/users?$top=1")).status).toBe(200);
    opened.emulator.clock.advance(HOUR);
    const { status, body } = await opened.call("GET", "/v1.0/users?$top=1");
    expect([status, body.error.code]).toEqual([401, "InvalidAuthenticationToken"]);
    await opened.signIn();
    expect((await opened.call("GET", "/v1.0/users?$top=1")).status).toBe(200);
  });
});

describe("lists", () => {
  it("pages with opaque links to the last entry", async () => {
    const seen: string[] = [];
    let link: string | undefined = "/v1.0/users?$top=100&$select=id";
    while (link !== undefined) {
      const { body } = await opened.call("GET", link);
      seen.push(...ids(body));
      link = body["@odata.nextLink"];
    }
    expect(new Set(seen).size).toBe(250);
  });

  it("lets page links expire", async () => {
    const { body } = await opened.call("GET", "/v1.0/users?$top=100");
    opened.emulator.clock.advance(2 * HOUR);
    await opened.signIn();
    const expired = await opened.call("GET", body["@odata.nextLink"]);
    expect([expired.status, expired.body.error.code]).toEqual([400, "Directory_ExpiredPageToken"]);
  });

  it("wants the advanced header on every page", async () => {
    const headers = { ConsistencyLevel: "eventual" };
    const { body } = await opened.call("GET", "/v1.0/users?$count=true&$top=100", { headers });
    expect(body["@odata.count"]).toBe(250);
    expect((await opened.call("GET", body["@odata.nextLink"])).status).toBe(400);
    const next = await opened.call("GET", body["@odata.nextLink"], { headers });
    expect(next.status).toBe(200);
    expect(next.body).not.toHaveProperty("@odata.count");
  });

  it.each([
    ["$top=0", "Invalid page size specified: '0'"],
    ["$top=1000", "Invalid page size specified: '1000'"],
    ["$skip=5", "'$skip' is not supported"],
    ["$select=nonsense", "Could not find a property named 'nonsense'"],
    ["$filter=displayName eq", "Invalid filter clause"],
    ["$filter=userType ne 'Guest'", "Filter operator 'NotEqualsMatch' is not supported."],
    ["$orderby=createdDateTime", "Sorting not supported"],
    ["$filter=startsWith(displayName,'A')&$orderby=displayName", "Sorting not supported"],
    ["$expand=messages", "Expand is not supported"],
  ])("refuses %s", async (query, problem) => {
    const { status, body } = await opened.call("GET", `/v1.0/users?${query}`);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]);
  });

  it.each([
    ["userType eq 'Guest'", 10],
    ["not(userType eq 'Guest')", 240],
    ["userType in ('Guest','Member') and userType ne null", 250],
    ["endsWith(mail,'@fabrikam.com') or userType eq 'Guest' and displayName eq 'nobody'", 10],
    ["createdDateTime le 2010-01-01T00:00:00Z", 0],
    ["assignedLicenses/$count eq 0 and businessPhones/any(p:startsWith(p,'+1'))", 0],
    ["displayName eq 'O''Nobody'", 0],
  ])("filters by %s", async ($filter, count) => {
    const query = new URLSearchParams({ $filter, $count: "true", $top: "999" });
    const { body } = await opened.call("GET", `/v1.0/users?${query}`, {
      headers: { ConsistencyLevel: "eventual" },
    });
    expect(body["@odata.count"]).toBe(count);
  });

  it("searches words of names, and the beginning of other properties", async () => {
    opened.emulator.directory.create("group", {
      displayName: "SFA Videos",
      description: "productions",
      mail: "sfa@x.com",
    });
    const find = async ($search: string) =>
      (
        await opened.call("GET", `/v1.0/groups?${new URLSearchParams({ $search })}`, {
          headers: { ConsistencyLevel: "eventual" },
        })
      ).body.value.length;
    expect(await find('"displayName:vid sf"')).toBe(1);
    expect(await find('"displayName:ideos"')).toBe(0);
    expect(await find('"mail:sfa@" AND "description:prod"')).toBe(1);
    expect(await find('"mail:x.com" OR "displayName:SFA"')).toBe(1);
  });

  it("finds guests, quoted names and alternate keys", async () => {
    const { directory } = opened.emulator;
    const dollar = directory.create("user", {
      displayName: "Dollar",
      userPrincipalName: "$x@contoso.onmicrosoft.com",
    });
    const guest = [...directory.all("user")].find(({ userType }) => userType === "Guest");
    const upn = encodeURIComponent(String(guest?.userPrincipalName));
    expect((await opened.call("GET", `/v1.0/users/${upn}`)).body.id).toBe(guest?.id);
    expect((await opened.call("GET", "/v1.0/users('$x@contoso.onmicrosoft.com')")).body.id).toBe(
      dollar.id,
    );
    expect((await opened.call("GET", "/v1.0/users/$x@contoso.onmicrosoft.com")).status).toBe(400);
    directory.create("group", { displayName: "Q", uniqueName: "o'neil/1" });
    expect(
      (await opened.call("GET", "/v1.0/groups(uniqueName='o''neil%2F1')")).body.displayName,
    ).toBe("Q");
  });
});

describe("delta", () => {
  const round = async (start: string) => {
    const entries: Record<string, unknown>[] = [];
    let link: string | undefined = start;
    let deltaLink = "";
    while (link !== undefined) {
      const { body } = await opened.call("GET", link);
      entries.push(...body.value);
      deltaLink = body["@odata.deltaLink"] ?? "";
      link = body["@odata.nextLink"];
    }
    return { entries, deltaLink };
  };

  it.each(["/v1.0/users/delta", "/v1.0/users/delta()", "/v1.0/users/microsoft.graph.delta"])(
    "%s gives everything first",
    async (path) => {
      expect((await round(path)).entries).toHaveLength(250);
    },
  );

  it("gives changes, soft and permanent deletions, and an empty round", async () => {
    const { directory } = opened.emulator;
    const { entries, deltaLink } = await round("/v1.0/users/delta?$select=displayName,jobTitle");
    const [one, two, three] = entries.map(({ id }) => String(id)) as [string, string, string];
    const user = (id: string) => directory.find("user", id) as never;
    directory.update("user", user(one), { jobTitle: "Changed" });
    directory.remove("user", user(two));
    directory.remove("user", user(three));
    directory.purge(three);
    const next = await round(deltaLink);
    expect(next.entries).toEqual([
      expect.objectContaining({ id: one, jobTitle: "Changed" }),
      { id: two, "@removed": { reason: "changed" } },
      { id: three, "@removed": { reason: "deleted" } },
    ]);
    expect((await round(next.deltaLink)).entries).toEqual([]);
  });

  it("tracks members of groups", async () => {
    const { directory } = opened.emulator;
    const { deltaLink } = await round("/v1.0/groups/delta?$deltatoken=latest");
    const group = directory.create("group", { displayName: "Tracked" });
    const [one, two] = [...directory.all("user")].map(({ id }) => id) as [string, string];
    directory.link("members", group.id, [one, two]);
    directory.unlink("members", group.id, two);
    const { entries } = await round(deltaLink);
    expect(entries).toEqual([
      expect.objectContaining({
        id: group.id,
        "members@delta": [
          { "@odata.type": "#microsoft.graph.user", id: one },
          { "@odata.type": "#microsoft.graph.user", id: two, "@removed": { reason: "deleted" } },
        ],
      }),
    ]);
  });

  it("forgets a link after seven days and says where to start", async () => {
    const { deltaLink } = await round("/v1.0/users/delta?$deltatoken=latest");
    opened.emulator.clock.advance(8 * DAY);
    await opened.signIn();
    const { status, headers } = await opened.call("GET", deltaLink);
    expect([status, headers.get("location")]).toEqual([
      410,
      `${opened.emulator.url}/v1.0/users/delta?$deltatoken=`,
    ]);
  });

  it.each([
    "$top=5",
    "$orderby=displayName",
    "$search=x",
    "$expand=manager",
    "$filter=displayName eq 'x'",
  ])("refuses %s", async (query) => {
    expect((await opened.call("GET", `/v1.0/users/delta?${query}`)).status).toBe(400);
  });
});

describe("writes", () => {
  it.each([
    ["users", { displayName: "x" }, "A value is required for property 'accountEnabled'"],
    [
      "groups",
      { displayName: "x", mailEnabled: true, mailNickname: "x", securityEnabled: true },
      "does not currently support writes of mail-enabled groups",
    ],
    [
      "groups",
      { displayName: "x", mailEnabled: "true", mailNickname: "x", securityEnabled: true },
      "Invalid value specified for property 'mailEnabled'",
    ],
    ["applications", { displayName: "x", nonsense: 1 }, "Invalid property 'nonsense'"],
    ["applications", { displayName: "" }, "Invalid value specified for property 'displayName'"],
  ])("refuses a wrong create in %s", async (collection, body, problem) => {
    const { status, body: answer } = await opened.call("POST", `/v1.0/${collection}`, { body });
    expect([status, answer.error.message]).toEqual([400, expect.stringContaining(problem)]);
  });

  it("wants permissions", async () => {
    const reader = { clientId: "reader", clientSecret: "secret", roles: ["User.Read.All"] };
    const other = await openEmulator({ apps: [reader] });
    await other.signIn(reader);
    expect((await other.call("GET", "/v1.0/users?$top=1")).status).toBe(200);
    const { status, body } = await other.call("GET", "/v1.0/groups");
    expect([status, body.error.code]).toEqual([403, "Authorization_RequestDenied"]);
    await other.emulator.close();
  });
});

describe("subscriptions", () => {
  interface Received {
    url: string;
    body: string;
  }

  const listen = async (answer: (url: URL) => { status: number; type: string; body: string }) => {
    const received: Received[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      received.push({ url: request.url ?? "", body });
      const reply = answer(new URL(request.url ?? "", "http://localhost"));
      response.writeHead(reply.status, { "Content-Type": reply.type }).end(reply.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    return { url, received, close: () => new Promise((resolve) => server.close(resolve)) };
  };

  const echo = (url: URL) => ({
    status: 200,
    type: "text/plain",
    body: url.searchParams.get("validationToken") ?? "",
  });

  const wish = (notificationUrl: string, more: object = {}) => ({
    body: {
      changeType: "updated",
      resource: "users",
      notificationUrl,
      expirationDateTime: new Date(opened.emulator.clock.now().getTime() + DAY).toISOString(),
      ...more,
    },
  });

  it("shakes hands, notifies, renews, expires", async () => {
    const endpoint = await listen(echo);
    const created = await opened.call(
      "POST",
      "/v1.0/subscriptions",
      wish(endpoint.url, { clientState: "s" }),
    );
    expect([created.status, created.body.clientState]).toEqual([201, "s"]);
    expect((await opened.call("GET", "/v1.0/subscriptions")).body.value[0].clientState).toBeNull();

    const user = opened.emulator.directory.create("user", {
      displayName: "N",
      userPrincipalName: "n@contoso.onmicrosoft.com",
    });
    await opened.emulator.notifier.settled();
    const item = JSON.parse(endpoint.received.at(-1)?.body ?? "{}").value[0];
    expect(item).toMatchObject({
      changeType: "updated",
      clientState: "s",
      resource: `Users/${user.id}`,
      resourceData: {
        "@odata.type": "#Microsoft.Graph.User",
        "@odata.id": `Users/${user.id}`,
        id: user.id,
      },
      subscriptionId: created.body.id,
      tenantId: opened.emulator.tenantId,
    });
    expect(endpoint.received.at(-1)?.body).toMatch(/"sequenceNumber":\d{18}[,}]/);

    const later = new Date(opened.emulator.clock.now().getTime() + 2 * DAY).toISOString();
    const renewed = await opened.call("PATCH", `/v1.0/subscriptions/${created.body.id}`, {
      body: { expirationDateTime: later },
    });
    expect([renewed.status, renewed.body.expirationDateTime]).toEqual([200, later]);
    opened.emulator.clock.advance(3 * DAY);
    await opened.signIn();
    expect((await opened.call("GET", `/v1.0/subscriptions/${created.body.id}`)).status).toBe(404);
    await endpoint.close();
  });

  it.each([
    [
      "another status",
      () => ({ status: 202, type: "text/plain", body: "" }),
      "must respond with 200 OK",
    ],
    [
      "another type",
      (url: URL) => ({ ...echo(url), type: "application/json" }),
      "must be of type text/plain",
    ],
    [
      "the token still encoded",
      (url: URL) => ({ ...echo(url), body: encodeURIComponent(echo(url).body) }),
      "Must respond with validation token",
    ],
  ])("refuses an endpoint that answers with %s", async (_what, answer, problem) => {
    const endpoint = await listen(answer);
    const { status, body } = await opened.call("POST", "/v1.0/subscriptions", wish(endpoint.url));
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]);
    await endpoint.close();
  });

  it.each([
    [
      "an expiry beyond 29 days",
      { expirationDateTime: "2999-01-01T00:00:00Z" },
      "can only be 41760 minutes in the future",
    ],
    ["created alone", { changeType: "created" }, "Invalid 'changeType' attribute: 'created'."],
    ["plain http", { notificationUrl: "http://hooks.example.com" }, "must use https"],
    ["applications", { resource: "applications" }, "not supported for change notifications"],
  ])("refuses %s", async (_what, more, problem) => {
    const endpoint = await listen(echo);
    const { status, body } = await opened.call(
      "POST",
      "/v1.0/subscriptions",
      wish(endpoint.url, more),
    );
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]);
    await endpoint.close();
  });

  it("refuses a second one for the same resource and changes", async () => {
    const endpoint = await listen(echo);
    await opened.call("POST", "/v1.0/subscriptions", wish(endpoint.url));
    const { status, body } = await opened.call("POST", "/v1.0/subscriptions", wish(endpoint.url));
    expect([status, body.error.code]).toEqual([409, "ObjectIdentifierInUse"]);
    await endpoint.close();
  });

  it("repeats a delivery that was not taken, by the clock", async () => {
    let up = false;
    const endpoint = await listen((url) =>
      url.search !== "" || up ? echo(url) : { status: 503, type: "text/plain", body: "" },
    );
    await opened.call("POST", "/v1.0/subscriptions", wish(endpoint.url));
    opened.emulator.directory.create("user", {
      displayName: "N",
      userPrincipalName: "n@contoso.onmicrosoft.com",
    });
    await opened.emulator.notifier.settled();
    up = true;
    opened.emulator.clock.advance(11_000);
    await opened.emulator.notifier.settled();
    expect(
      opened.emulator.notifier.deliveries.map(({ status, attempt }) => [status, attempt]),
    ).toEqual([
      [503, 1],
      [200, 2],
    ]);
    await endpoint.close();
  });
});

describe("delivery", () => {
  const listen = async (answer: (validation: boolean) => { status: number }) => {
    const received: unknown[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const token = new URL(request.url ?? "", "http://localhost").searchParams.get(
        "validationToken",
      );
      if (token === null) received.push(...JSON.parse(body).value);
      const { status } = answer(token !== null);
      response.writeHead(status, { "Content-Type": "text/plain" }).end(token ?? "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    return { url, received, close: () => new Promise((resolve) => server.close(resolve)) };
  };

  const subscribe = (notificationUrl: string, days: number, more: object = {}) =>
    opened.call("POST", "/v1.0/subscriptions", {
      body: {
        changeType: "updated",
        resource: "users",
        notificationUrl,
        lifecycleNotificationUrl: notificationUrl,
        expirationDateTime: new Date(
          opened.emulator.clock.now().getTime() + days * DAY,
        ).toISOString(),
        ...more,
      },
    });

  it("gives up after four hours", async () => {
    const endpoint = await listen((validation) => ({ status: validation ? 200 : 503 }));
    await subscribe(endpoint.url, 5);
    opened.emulator.directory.update(
      "user",
      [...opened.emulator.directory.all("user")][0] as never,
      { jobTitle: "x" },
    );
    for (let hour = 0; hour < 6; hour += 1) {
      for (let step = 0; step < 60; step += 1) {
        await opened.emulator.notifier.settled();
        opened.emulator.clock.advance(60_000);
      }
    }
    const attempts = opened.emulator.notifier.deliveries.length;
    expect(attempts).toBeGreaterThan(8);
    opened.emulator.clock.advance(12 * HOUR);
    await opened.emulator.notifier.settled();
    expect(opened.emulator.notifier.deliveries).toHaveLength(attempts);
    await endpoint.close();
  });

  it("asks to reauthorize before a subscription ends, unless it was renewed", async () => {
    const endpoint = await listen(() => ({ status: 200 }));
    const { body } = await subscribe(endpoint.url, 5);
    opened.emulator.clock.advance(3.5 * DAY);
    await opened.emulator.notifier.settled();
    expect(endpoint.received).toMatchObject([
      { subscriptionId: body.id, lifecycleEvent: "reauthorizationRequired" },
    ]);
    await opened.signIn();
    const later = new Date(opened.emulator.clock.now().getTime() + 20 * DAY).toISOString();
    await opened.call("PATCH", `/v1.0/subscriptions/${body.id}`, {
      body: { expirationDateTime: later },
    });
    opened.emulator.clock.advance(DAY);
    await opened.emulator.notifier.settled();
    expect(endpoint.received).toHaveLength(1);
    await endpoint.close();
  });

  it("allows an app a hundred subscriptions to users", async () => {
    const endpoint = await listen(() => ({ status: 200 }));
    const users = [...opened.emulator.directory.all("user")];
    for (const { id } of users.slice(0, 100))
      await subscribe(endpoint.url, 1, { resource: `users/${id}` });
    expect((await subscribe(endpoint.url, 1, { resource: `users/${users[100]?.id}` })).status).toBe(
      403,
    );
    await endpoint.close();
  }, 30_000);
});
