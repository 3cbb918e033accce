import { playGraph } from "../../test/harness/playGraph";
import { createTransport } from "./http/transport";
import { collect, pages } from "./paging";
import { nextLinkIn } from "./readAhead";

const ORIGIN = "https://graph.microsoft.com";
const CONTEXT = `${ORIGIN}/v1.0/$metadata#users(id,displayName)`;
const request = {
  operation: "List Users",
  method: "GET",
  path: "/users",
  query: { $top: 2 },
} as const;

const linkTo = (token: string) => `${ORIGIN}/v1.0/users?$skiptoken=${token}`;

/** A page as Graph writes it: the link before the entries. */
const page = (id: string, link?: string) => ({
  body: {
    "@odata.context": CONTEXT,
    ...(link === undefined ? {} : { "@odata.nextLink": link }),
    value: [{ id }],
  },
});

describe("nextLinkIn", () => {
  const written = (body: object) => nextLinkIn(JSON.stringify(body));

  it("finds the link where Graph writes it", () => {
    const body = page("1", linkTo('a"\\é')).body;
    expect(written(body)).toBe(linkTo('a"\\é'));
    expect(nextLinkIn(`${JSON.stringify(body, null, 2)}\r\n`)).toBe(linkTo('a"\\é'));
  });

  it.each([
    ["there is none", JSON.stringify(page("1").body)],
    ["it is null", JSON.stringify({ "@odata.nextLink": null, value: [] })],
    ["it is empty", JSON.stringify({ "@odata.nextLink": "", value: [] })],
    ["an entry has it", JSON.stringify({ value: [{ "@odata.nextLink": linkTo("a") }] })],
    ["it comes after the entries", JSON.stringify({ value: [], "@odata.nextLink": linkTo("a") })],
    ["the text is no object", JSON.stringify([{ "@odata.nextLink": linkTo("a") }])],
    ["the text was cut off", JSON.stringify(page("1", linkTo("a")).body).slice(0, -1)],
    ["it cannot be read", '{"@odata.nextLink":"\\x","value":[]}'],
  ])("finds none where %s", (_where, text) => {
    expect(nextLinkIn(text)).toBeUndefined();
  });
});

describe("a whole list", () => {
  /** How many requests were under way when each page was parsed. */
  const open = () => {
    let sent = 0;
    const graph = createTransport({
      origin: ORIGIN,
      accessToken: async () => {
        sent += 1;
        return "t";
      },
      sleep: async () => {},
    });
    const sentAtParse: number[] = [];
    const parse = JSON.parse;
    jest.spyOn(JSON, "parse").mockImplementation((text: string) => {
      if (text.startsWith('{"@odata.context"')) sentAtParse.push(sent);
      return parse(text);
    });
    return { graph, sentAtParse };
  };

  /** What was sent by now has arrived, and its answer too. */
  const arrived = async (): Promise<void> => {
    for (let turn = 0; turn < 500; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const THREE = [page("1", linkTo("a")), page("2", linkTo("b")), page("3")];
  const ids = { value: [{ id: "1" }, { id: "2" }, { id: "3" }] };

  it("asks for each page while the one before it is parsed, and for none twice", async () => {
    const calls = playGraph(THREE);
    const { graph, sentAtParse } = open();
    expect(await collect(graph, request)).toMatchObject(ids);
    expect(sentAtParse).toEqual([2, 3, 3]);
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/users?$top=2",
      "/v1.0/users?$skiptoken=a",
      "/v1.0/users?$skiptoken=b",
    ]);
  });

  it("sends the headers of the first page with each", async () => {
    const calls = playGraph(THREE);
    const headers = { ConsistencyLevel: "eventual" };
    await collect(open().graph, { ...request, headers });
    expect(calls.map((call) => call.headers.consistencylevel)).toEqual(Array(3).fill("eventual"));
  });

  it("that need not be whole asks for no page before it is wanted", async () => {
    const calls = playGraph(THREE);
    const { graph, sentAtParse } = open();
    expect(await collect(graph, request, 1)).toMatchObject({ value: [{ id: "1" }] });
    expect(sentAtParse).toEqual([1]);
    expect(calls).toHaveLength(1);
  });

  it("has one page that was read and one that is coming, however slow its reader is", async () => {
    const calls = playGraph(THREE);
    const { graph, sentAtParse } = open();
    const sent: number[] = [];
    for await (const _page of pages(graph, request, { ahead: true })) {
      while (sentAtParse.length < 2) await arrived();
      await arrived();
      sent.push(calls.length);
    }
    // The second came while the first was held, and waited with its own request.
    expect(sent).toEqual([2, 2, 3]);
  });

  it("tells of a page that failed when it is its turn, with how far the list came", async () => {
    playGraph([page("1", linkTo("a")), { status: 400, body: {} }]);
    await expect(collect(open().graph, request)).rejects.toThrow(
      "List Users failed after 1 page with 1 entries",
    );
  });

  it("follows no link of another origin", async () => {
    const calls = playGraph([page("1", "https://graph.microsoft.com.evil.example/v1.0/users")]);
    await expect(collect(open().graph, request)).rejects.toThrow("points to https://graph.micro");
    await arrived();
    expect(calls).toHaveLength(1);
  });

  it.each([1, 2])("follows no link again, when %i pages lead in a circle", async (length) => {
    const circle = ["1", "2", "3", "4"].map((id, index) => page(id, linkTo(`${index % length}`)));
    const calls = playGraph(circle);
    await expect(collect(open().graph, request)).rejects.toThrow("lead in a circle");
    await arrived();
    expect(calls).toHaveLength(length + 1);
  });

  it("asks for no page twice when the one before it has to be read again", async () => {
    const broken = { ...page("1", linkTo("a")), headers: { "Content-Type": "application/json" } };
    const text = `${JSON.stringify(broken.body).slice(0, -2)}}`;
    const calls = playGraph([{ ...broken, body: text }, page("2"), page("1", linkTo("a"))]);
    expect(await collect(open().graph, request)).toMatchObject({
      value: [{ id: "1" }, { id: "2" }],
    });
    expect(calls).toHaveLength(3);
  });
});
