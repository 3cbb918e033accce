import { type Call, graphFault, playGraph } from "../../test/harness/playGraph";
import { createTransport } from "./http/transport";
import { resolveAllUserIds, resolveUserIds } from "./resolveUserIds";

const graph = createTransport({
  origin: "https://graph.microsoft.com",
  accessToken: async () => "t",
  sleep: async () => undefined,
});
const purpose = { operation: "Add Members to Group" };

const adele = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const nameOf = (index: number) => `user${index}@contoso.com`;
const user = (index: number) => ({ id: idOf(index), userPrincipalName: nameOf(index) });
const page = (...value: object[]) => ({ body: { value } });

const filterOf = (url: string) =>
  new URL(url, "https://graph.microsoft.com").searchParams.get("$filter");

describe("resolveUserIds", () => {
  it("asks nothing for ids", async () => {
    const calls = playGraph([]);
    expect(await resolveUserIds(graph, purpose, [adele, adele.toUpperCase()])).toEqual([
      adele,
      adele.toUpperCase(),
    ]);
    expect(calls).toEqual([]);
  });

  it("looks names up, each once in any case, and keeps order and repeats", async () => {
    const calls = playGraph([page(user(1))]);
    const given = ["USER1@contoso.com", adele, "o'neil_b.com#EXT#@contoso.com", nameOf(1)];
    expect(await resolveUserIds(graph, purpose, given)).toEqual([
      idOf(1),
      adele,
      undefined,
      idOf(1),
    ]);
    expect(calls.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)).toEqual([
      "GET /v1.0/users?$filter=userPrincipalName in ('user1@contoso.com','o''neil_b.com#ext#@contoso.com')&$select=id,userPrincipalName",
    ]);
  });

  it("asks for 15 names at a time, 20 look-ups in a batch, plainly", async () => {
    const names = Array.from({ length: 301 }, (_, index) => nameOf(index));
    const answers = (places: number[]) => ({
      body: {
        responses: places.map((place) => ({
          id: String(place),
          status: 200,
          body: { value: Array.from({ length: 15 }, (_, offset) => user(place * 15 + offset)) },
        })),
      },
    });
    const calls = playGraph([answers([...Array(20).keys()].reverse()), answers([20])]);
    expect(await resolveUserIds(graph, purpose, names)).toEqual(
      names.map((_name, index) => idOf(index)),
    );
    const sent = calls.flatMap(
      ({ body }: Call) => (body as { requests: { url: string; headers: object }[] }).requests,
    );
    expect([calls.length, sent.length]).toEqual([2, 21]);
    for (const { url, headers } of sent) {
      expect(filterOf(url)?.split(",").length).toBeLessThanOrEqual(15);
      expect(headers).toEqual({});
    }
  });

  it("follows a page that Graph cut", async () => {
    const nextLink = "https://graph.microsoft.com/v1.0/users?$skiptoken=x";
    playGraph([
      { body: { value: [], "@odata.nextLink": nextLink } },
      { body: { value: [], "@odata.nextLink": nextLink } },
      page(user(1)),
    ]);
    expect(await resolveUserIds(graph, purpose, [nameOf(1)])).toEqual([idOf(1)]);
  });

  it("fails when users cannot be read", async () => {
    const denied = graphFault("Authorization_RequestDenied", "Insufficient privileges.");
    playGraph([{ status: 403, body: denied }]);
    await expect(resolveUserIds(graph, purpose, [nameOf(1)])).rejects.toThrow(
      /^Add Members to Group failed: Insufficient privileges/,
    );
  });

  it("fails when one look-up of a batch does, rather than to call its users missing", async () => {
    const denied = graphFault("Authorization_RequestDenied", "Insufficient privileges.");
    const names = Array.from({ length: 16 }, (_, index) => nameOf(index));
    const responses = [
      { id: "0", status: 200, body: { value: [] } },
      { id: "1", status: 403, body: denied },
    ];
    playGraph([{ body: { responses } }]);
    await expect(resolveUserIds(graph, purpose, names)).rejects.toThrow("Insufficient privileges");
  });
});

describe("resolveAllUserIds", () => {
  it("gives all ids", async () => {
    playGraph([page(user(1))]);
    expect(await resolveAllUserIds(graph, purpose, "Member IDs", [nameOf(1), adele])).toEqual([
      idOf(1),
      adele,
    ]);
  });

  it("names each that is missing, ten at most", async () => {
    playGraph([page(user(1))]);
    const given = [nameOf(1), nameOf(2), nameOf(3), nameOf(2)];
    await expect(resolveAllUserIds(graph, purpose, "Member IDs", given)).rejects.toThrow(
      /^Member IDs: no user has the user principal name user2@contoso\.com, user3@contoso\.com$/,
    );
  });

  it("counts the others", async () => {
    playGraph([page()]);
    const given = Array.from({ length: 12 }, (_, index) => nameOf(index));
    await expect(resolveAllUserIds(graph, purpose, "Member IDs", given)).rejects.toThrow(
      /user9@contoso\.com and 2 more$/,
    );
  });
});
