import { graphExchange } from "../../harness/exchanges";
import { openEmulator } from "../openEmulator";
import { type Opened, replay } from "./replay";

const READER = { clientId: "reader", clientSecret: "secret", roles: ["User.Read.All"] };

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator({ apps: [READER] });
});

afterAll(() => opened.emulator.close());

interface Part {
  id: string;
  status: number;
  headers: Record<string, string>;
  body: { error?: { code: string; message: string } } & Record<string, unknown>;
}

it("$batch with mixed outcomes", async () => {
  const name = "$batch with mixed outcomes";
  const { id } = opened.emulator.directory.create("group", { displayName: "Kept" });
  await opened.signIn(READER);
  const { status, body } = await replay(opened, name, {
    "0e226165-c685-41ce-8bfc-df8360ab325d": id,
  }).finally(() => opened.signIn());
  expect(status).toBe(200);
  const documented = (graphExchange(name).response.body as { responses: Part[] }).responses;
  const byId = new Map((body.responses as Part[]).map((part) => [part.id, part]));
  expect([...byId.keys()].sort()).toEqual(documented.map((part) => part.id).sort());
  // Planner and single sign-on are no part of this directory, and nobody is signed in here who could be me.
  for (const wanted of documented.filter((part) => !["1", "2", "4"].includes(part.id))) {
    const part = byId.get(wanted.id);
    expect([part?.status, part?.body.error?.code, part?.body.error?.message]).toEqual([
      wanted.status,
      wanted.body.error?.code,
      wanted.body.error?.message,
    ]);
    expect(Object.keys(part?.headers ?? {})).toEqual(
      expect.arrayContaining(Object.keys(wanted.headers)),
    );
    expect(Object.keys(part?.body ?? {})).toEqual(expect.arrayContaining(Object.keys(wanted.body)));
  }
});

describe("a batch", () => {
  it("answers a batch by ids, in an order of its own", async () => {
    const { status, body } = await opened.call("POST", "/v1.0/$batch", {
      body: {
        requests: [
          { id: "a", method: "GET", url: "/users?$top=1" },
          { id: "b", method: "GET", url: "users/nobody" },
          { id: "c", method: "GET", url: "/groups?$top=1" },
          {
            id: "d",
            method: "GET",
            url: "/users/$count",
            headers: { ConsistencyLevel: "eventual" },
          },
        ],
      },
    });
    expect(status).toBe(200);
    expect(
      body.responses.map(({ id, status }: { id: string; status: number }) => `${id} ${status}`),
    ).toEqual(["d 200", "c 200", "b 404", "a 200"]);
  });

  it.each([
    [
      "21 requests",
      Array.from({ length: 21 }, (_, id) => ({ id: `${id}`, method: "GET", url: "/users" })),
      "exceeds the maximum value of 20",
    ],
    [
      "the same id twice",
      [
        { id: "A", method: "GET", url: "/users" },
        { id: "a", method: "GET", url: "/users" },
      ],
      "unique",
    ],
    [
      "a body without its type",
      [{ id: "1", method: "POST", url: "/groups", body: {} }],
      "Content-Type",
    ],
  ])("refuses a batch with %s", async (_what, requests, problem) => {
    const { status, body } = await opened.call("POST", "/v1.0/$batch", { body: { requests } });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]);
  });
});
