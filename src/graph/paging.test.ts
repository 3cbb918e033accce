import { freezeDate } from "../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../test/harness/playGraph";
import type { GraphClient } from "./http/request";
import { createTransport } from "./http/transport";
import { collect, items } from "./paging";

const graph = createTransport({
  origin: "https://graph.microsoft.com",
  accessToken: async () => "t",
  sleep: async () => {},
});
const request = {
  operation: "List Users",
  method: "GET",
  path: "/users",
  query: { $top: 2 },
} as const;

const page = (ids: string[], token?: string) => ({
  body: {
    value: ids.map((id) => ({ id })),
    ...(token === undefined
      ? {}
      : { "@odata.nextLink": `https://graph.microsoft.com/v1.0/users?$skiptoken=${token}` }),
  },
});

const expired = {
  status: 400,
  body: graphFault("Directory_ExpiredPageToken", "The specified page token value has expired."),
};

describe("an expired page link", () => {
  it("starts the list over once and gives every entry once", async () => {
    const calls = playGraph([page(["1", "2"], "a"), expired, page(["1", "2"], "b"), page(["3"])]);
    expect(await collect(graph, request)).toEqual({
      value: [{ id: "1" }, { id: "2" }, { id: "3" }],
    });
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/users?$top=2",
      "/v1.0/users?$skiptoken=a",
      "/v1.0/users?$top=2",
      "/v1.0/users?$skiptoken=b",
    ]);
  });

  it("is an error the second time", async () => {
    playGraph([page(["1"], "a"), expired, page(["1"], "b"), expired]);
    await expect(collect(graph, request)).rejects.toThrow("The link to the next page has expired");
  });
});

it("items hands out entries page by page", async () => {
  const calls = playGraph([page(["1", "2"], "a"), page(["3"])]);
  const seen: [unknown, number][] = [];
  for await (const item of items(graph, request)) seen.push([item, calls.length]);
  expect(seen).toEqual([
    [{ id: "1" }, 1],
    [{ id: "2" }, 1],
    [{ id: "3" }, 2],
  ]);
});

it("a page without its entries is an error", async () => {
  playGraph([{ body: { nothing: true } }]);
  await expect(collect(graph, request)).rejects.toThrow("came without its entries");
});

describe("a list that does not end", () => {
  freezeDate(new Date("2026-11-20T18:00:00Z"));

  it.each([1, 2, 5])("breaks off when %i pages lead in a circle", async (length) => {
    const circle = Array.from({ length: length + 1 }, (_, index) =>
      page([`${index}`], `t${index % length}`),
    );
    const calls = playGraph(circle);
    await expect(collect(graph, request)).rejects.toThrow(
      `List Users failed after ${length + 1} pages with ${length + 1} entries: The pages of the list lead in a circle.`,
    );
    expect(calls).toHaveLength(length + 1);
  });

  it("breaks off after a hundred empty pages in a row, not after fewer", async () => {
    const empty = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => page([], `t${from + index}`));
    const playing = (answers: { body: unknown }[]): GraphClient & { asked: number } => ({
      origin: "https://graph.microsoft.com",
      asked: 0,
      async request<T>() {
        const body = answers[this.asked]?.body as T;
        this.asked += 1;
        return { status: 200, headers: {}, body };
      },
    });
    const long = playing([...empty(99, 0), page(["1"], "x"), ...empty(99, 200), page(["2"])]);
    expect((await collect(long, request)).value).toEqual([{ id: "1" }, { id: "2" }]);
    const endless = playing(empty(200, 0));
    await expect(collect(endless, request)).rejects.toThrow("100 pages in a row came empty");
    expect(endless.asked).toBe(100);
  });

  it("breaks off after twelve minutes, and says how far it came", async () => {
    const slow = createTransport({
      origin: "https://graph.microsoft.com",
      accessToken: async () => {
        jest.setSystemTime(Date.now() + 5 * 60_000);
        return "t";
      },
    });
    const calls = playGraph(["a", "b", "c", "d"].map((token) => page(["1", "2"], token)));
    await expect(collect(slow, request)).rejects.toThrow(
      "List Users failed after 3 pages with 6 entries: The list takes longer than the 12 minutes that a step has for it. Narrow it down with Filter, or read it page by page.",
    );
    expect(calls).toHaveLength(3);
  });

  it("says how far it came when Graph refuses a page", async () => {
    playGraph([
      page(["1", "2"], "a"),
      { status: 400, body: graphFault("Request_BadRequest", "No.") },
    ]);
    await expect(collect(graph, request)).rejects.toThrow(
      "List Users failed after 1 page with 2 entries: No. (400 Request_BadRequest,",
    );
  });
});

it.each([null, ""])("takes the nextLink %j for the end", async (nextLink) => {
  playGraph([{ body: { value: [{ id: "1" }], "@odata.nextLink": nextLink } }]);
  expect((await collect(graph, request)).value).toEqual([{ id: "1" }]);
});
