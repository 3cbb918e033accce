import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator();
});

afterAll(() => opened.emulator.close());

const JSON_TYPE = { "Content-Type": "application/json" };

const get = (id: string, more: object = {}) => ({
  id,
  method: "GET",
  url: "/users?$top=1",
  ...more,
});
const missing = (id: string, more: object = {}) => get(id, { url: "/users/nobody", ...more });

const post = (requests: unknown) =>
  opened.call("POST", "/v1.0/$batch", { body: requests === undefined ? {} : { requests } });

const statuses = async (requests: unknown): Promise<Record<string, number>> => {
  const { body } = await post(requests);
  return Object.fromEntries(
    body.responses.map(({ id, status }: { id: string; status: number }) => [id, status]),
  );
};

describe("dependencies", () => {
  it("run in a chain, and break with the first failure", async () => {
    expect(
      await statuses([
        get("1"),
        missing("2", { dependsOn: ["1"] }),
        get("3", { dependsOn: ["2"] }),
        get("4", { dependsOn: ["3"] }),
      ]),
    ).toEqual({ 1: 200, 2: 404, 3: 424, 4: 424 });
  });

  it("all depend on the first", async () => {
    const on = { dependsOn: ["1"] };
    expect(await statuses([get("1"), get("2", on), missing("3", on), get("4", on)])).toEqual({
      1: 200,
      2: 200,
      3: 404,
      4: 200,
    });
    expect(await statuses([missing("1"), get("2", on), get("3", on)])).toEqual({
      1: 404,
      2: 424,
      3: 424,
    });
  });

  it("say which request they wait for", async () => {
    const { body } = await post([missing("first"), get("second", { dependsOn: ["FIRST"] })]);
    const answer = body.responses.find(({ id }: { id: string }) => id === "second");
    expect(answer.body.error).toEqual({
      code: "FailedDependency",
      message: expect.stringContaining("request Id : FIRST"),
    });
  });

  it("know an id in any case", async () => {
    expect(await statuses([get("One"), get("two", { dependsOn: ["oNE"] })])).toEqual({
      One: 200,
      two: 200,
    });
  });

  it("are none when the list is empty", async () => {
    expect(await statuses([get("1", { dependsOn: [] }), get("2")])).toEqual({ 1: 200, 2: 200 });
  });

  const mixed = "fully sequential or fully parallel";
  it.each([
    ["on what is not there", [get("1"), get("2", { dependsOn: ["9"] })], "which is not there"],
    ["on a later one", [get("1", { dependsOn: ["2"] }), get("2")], "which is not before it"],
    ["on itself", [get("1"), get("2", { dependsOn: ["2"] })], "which is not before it"],
    ["of some only", [get("1"), get("2", { dependsOn: ["1"] }), get("3")], mixed],
    ["of some only, the last", [get("1"), get("2"), get("3", { dependsOn: ["2"] })], mixed],
    [
      "on two",
      [get("1"), get("2", { dependsOn: ["1"] }), get("3", { dependsOn: ["1", "2"] })],
      mixed,
    ],
    [
      "in two chains",
      [
        get("1"),
        get("2", { dependsOn: ["1"] }),
        get("3", { dependsOn: ["1"] }),
        get("4", { dependsOn: ["3"] }),
      ],
      mixed,
    ],
  ])("are refused %s", async (_what, requests, problem) => {
    const { status, body } = await post(requests);
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      "BadRequest",
      expect.stringContaining(problem),
    ]);
  });
});

describe("an envelope is refused whole", () => {
  const write = { id: "w", method: "POST", url: "/groups" };

  it.each([
    ["without requests", undefined, "Invalid batch payload format."],
    ["with requests that are no list", { 0: get("1") }, "Invalid batch payload format."],
    ["with no request", [], "Invalid batch payload format."],
    [
      "with 21 requests",
      Array.from({ length: 21 }, (_, id) => get(String(id))),
      "Number of batch request steps exceeds the maximum value of 20.",
    ],
    ["with a request that is no object", [get("1"), "x"], "at position 1 is no object"],
    ["with a request that is null", [null], "at position 0 is no object"],
    ["without an id", [{ method: "GET", url: "/users" }], "has no id"],
    ["with an id that is a number", [{ ...get(""), id: 1 }], "has no id"],
    ["with an empty id", [get("")], "has no id"],
    ["with an id twice", [get("A"), get("a")], "Request Id has to be unique in a batch."],
    ["without a method", [{ id: "1", url: "/users" }], "id : 1 has no method"],
    ["with an unknown method", [get("1", { method: "TRACE" })], "the method 'TRACE'"],
    ["without a url", [{ id: "1", method: "GET" }], "id : 1 has no url"],
    ["with an empty url", [get("1", { url: "" })], "id : 1 has no url"],
    [
      "with a host",
      [get("1", { url: "https://graph.microsoft.com/v1.0/users" })],
      "has a url with a host",
    ],
    ["with a host after slashes", [get("1", { url: "//evil.example/x" })], "has a url with a host"],
    [
      "with a way out of the version",
      [get("1", { url: "/../common/oauth2" })],
      "leaves its version",
    ],
    ["with a batch inside", [{ ...write, url: "/$batch", body: {}, headers: JSON_TYPE }], "nested"],
    ["with one inside, encoded", [get("1", { url: "%24batch" })], "nested"],
    [
      "with a body without its type",
      [{ ...write, body: {} }],
      "Write request id : w does not contain Content-Type header or body.",
    ],
    [
      "with a type without its body",
      [{ ...write, headers: JSON_TYPE }],
      "Write request id : w does not contain Content-Type header or body.",
    ],
    ["with headers that are a list", [get("1", { headers: [] })], "has headers that are no names"],
    ["with a header's number", [get("1", { headers: { a: 1 } })], "has headers that are no names"],
    ["with a bad header", [get("1", { headers: { "a b": "x" } })], "has headers that are no names"],
    ["with dependsOn as a text", [get("1", { dependsOn: "2" })], "no list of ids"],
  ])("%s", async (_what, requests, problem) => {
    const before = opened.emulator.exchanges.length;
    const { status, body } = await post(requests);
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      "BadRequest",
      expect.stringContaining(problem),
    ]);
    expect(opened.emulator.exchanges).toHaveLength(before + 1);
  });
});

describe("a request of a batch", () => {
  it("is carried out with the envelope's token only", async () => {
    expect(await statuses([get("1", { headers: { Authorization: "Bearer other" } })])).toEqual({
      1: 200,
    });
  });

  it("may carry a body that GET does not take, and a method in any case", async () => {
    expect(
      await statuses([
        get("1", { body: {}, headers: JSON_TYPE }),
        get("2", { method: "get" }),
        missing("3", { method: "patch", body: {}, headers: JSON_TYPE }),
      ]),
    ).toEqual({ 1: 200, 2: 200, 3: 404 });
  });

  it("brings bytes as base64url", async () => {
    const body = Buffer.from("picture").toString("base64url");
    await post([missing("1", { method: "PUT", body, headers: { "Content-Type": "image/jpeg" } })]);
    expect(opened.emulator.exchanges.at(-2)).toMatchObject({ method: "PUT", body: "picture" });
  });

  it("that names the version itself is not found", async () => {
    const { body } = await post([get("1", { url: "/v1.0/users" })]);
    expect(body.responses[0]).toMatchObject({
      status: 400,
      body: { error: { message: "Resource not found for the segment 'v1.0'." } },
    });
  });

  it("brings a garbled answer back as text", async () => {
    opened.emulator.faults.plan({
      path: /users$/,
      times: 1,
      answer: { kind: "malformed", body: "oops" },
    });
    const { body } = await post([get("1")]);
    opened.emulator.faults.clear();
    expect(body.responses[0]).toMatchObject({ status: 200, body: "oops" });
  });
});

it("answers spell the names of headers as Graph does, since JSON tells cases apart", async () => {
  opened.emulator.faults.plan({
    path: /groups$/,
    answer: { kind: "status", status: 429, headers: { "retry-after": "7" } },
  });
  const { body } = await post([get("1"), get("2", { url: "/groups" })]);
  opened.emulator.faults.clear();
  const headers = Object.fromEntries(
    body.responses.map((one: { id: string; headers: object }) => [one.id, one.headers]),
  );
  expect(headers[1]).toMatchObject({
    "Content-Type": expect.stringMatching(/^application\/json;/),
    "Cache-Control": "no-cache",
    "OData-Version": "4.0",
    "x-ms-resource-unit": "1",
  });
  expect(headers[2]).toMatchObject({ "Retry-After": "7" });
});
