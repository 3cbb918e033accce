import { graphFault, playGraph } from "../../test/harness/playGraph";
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
