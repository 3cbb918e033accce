import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator({ limits: { resourceUnits: 1e9, writes: 1e9 } });
});

afterAll(() => opened.emulator.close());

const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const inBatch = (body: string): string =>
  `{"requests":[{"id":"1","method":"POST","url":"/groups","headers":{"Content-Type":"application/json"},"body":${body}}]}`;
const member = (reference: string): string => `{"@odata.id":${reference}}`;

/** What no client should send, and a fuzzer does. */
const bodies: readonly string[] = [
  ...["", " ", "null", "1", "true", '"x"', "[]", "{}", "[null]", "{", "\ufeff{}"],
  ...[nested(20_000), inBatch(nested(20_000)), `{"displayName":${nested(99)}}`],
  ...["null", "{}", "[null]", "[[]]", "7"].map((requests) => `{"requests":${requests}}`),
  ...[inBatch('"x"'), inBatch("null"), inBatch('{"displayName":null}')],
  ...["/users/%", "/users/%E0%A4%A", "?x", "#x", "/////", "/users?$filter=%", "http://["].map(
    (url) => `{"requests":[{"id":"1","method":"GET","url":"${url}"}]}`,
  ),
  ...['{"__proto__":1}', '{"constructor":1}', '{"toString":null}'],
  ...["null", "1", '"%"', "{}", '"{origin}/v1.0/users/%E0"'].map(member),
  ...["null", "7", "[null]", "{}"].map((ids) => `{"members@odata.bind":${ids}}`),
  ...["null", "1", "[]", "{}"].map((value) => `{"displayName":${value}}`),
  ...["null", "1", "[]", '"x"'].map((value) => `{"passwordProfile":${value}}`),
  ...['{"groupTypes":1}', '{"groupTypes":[1,null]}', '{"uniqueName":{}}', '{"uniqueName":1}'],
  ...['{"resource":{},"changeType":[]}', '{"expirationDateTime":"9999-99-99T99:99:99Z"}'],
  ...['{"notificationUrl":"EventGrid:?%"}', '{"notificationUrl":"https://"}'],
];

const targets = [
  "POST /v1.0/$batch",
  "POST /v1.0/subscriptions",
  "PATCH /v1.0/subscriptions/{subscription}",
  "POST /v1.0/subscriptions/{subscription}/reauthorize",
  "POST /v1.0/users",
  "POST /v1.0/groups",
  "POST /v1.0/applications",
  "PATCH /v1.0/users/{user}",
  "PATCH /v1.0/groups/{group}",
  "PATCH /v1.0/applications/{application}",
  "PATCH /v1.0/groups(uniqueName='x')",
  "POST /v1.0/groups/{group}/members/$ref",
  "POST /v1.0/applications/{application}/owners/$ref",
  "POST /v1.0/directory/deletedItems/{deleted}/restore",
  "POST /v1.0/invitations",
  "POST /v1.0/users/{user}/authentication/temporaryAccessPassMethods",
  "PUT /v1.0/users/{user}/photo/$value",
  "POST /common/oauth2/v2.0/token",
  "POST /%/oauth2/v2.0/token",
];

const idOf = async (kind: string): Promise<string> => {
  const { directory, clock } = opened.emulator;
  if (kind === "deleted") {
    const group = directory.create("group", { displayName: "Deleted" });
    directory.remove("group", group);
    return group.id;
  }
  if (kind !== "subscription") return [...directory.all(kind as "user")][0]?.id ?? "";
  const { body } = await opened.call("POST", "/v1.0/subscriptions", {
    body: {
      changeType: "updated",
      resource: `users/${clock.now().getTime()}`,
      notificationUrl: "EventHub:https://h.servicebus.windows.net/eventhubname/x?tenantId=a.com",
      expirationDateTime: new Date(clock.now().getTime() + 86_400_000).toISOString(),
    },
  });
  return body.id;
};

it.each(targets)("no body to %s ends in a 500, nor in one within a batch", async (target) => {
  const [method = "", path = ""] = target.split(" ");
  const kind = /{(\w+)}/.exec(path)?.[1];
  const url = opened.emulator.url + path.replace(/{\w+}/, kind ? await idOf(kind) : "");
  const token = (await opened.token()).body.access_token;
  const send = async (body: string, type: string): Promise<string[]> => {
    const response = await fetch(url, {
      method,
      body: body.replace("{origin}", opened.emulator.url),
      headers: {
        Authorization: `Bearer ${token}`,
        Prefer: "create-if-missing",
        "Content-Type": type,
      },
    });
    const text = await response.text();
    const broken = response.status >= 500 || /Emulator:|"status":5/.test(text);
    return broken ? [`${type} ${body.slice(0, 80)}: ${text.slice(0, 200)}`] : [];
  };
  const sent = [...bodies.map((body) => send(body, "application/json")), send("{}", "text/plain")];
  expect((await Promise.all(sent)).flat()).toEqual([]);
});
