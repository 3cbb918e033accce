import { openEmulator } from "./openEmulator";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeAll(async () => {
  opened = await openEmulator({ users: 0, groups: 0 });
});

afterAll(() => opened.emulator.close());

const search = ($search: string) =>
  opened.call("GET", `/v1.0/users?${new URLSearchParams({ $search })}`, {
    headers: { ConsistencyLevel: "eventual" },
  });

describe("$search", () => {
  it("takes what is escaped inside quotes as text", async () => {
    const { id } = opened.emulator.directory.create("user", {
      displayName: 'Zoë "Zed" AND Back\\slash',
      jobTitle: 'say "hi"',
      userPrincipalName: "zoe@contoso.onmicrosoft.com",
    });
    const ids = async (text: string) =>
      ((await search(text)).body.value as { id: string }[]).map((user) => user.id);
    expect(await ids('"displayName:\\"zed\\""')).toEqual([id]);
    expect(await ids('"displayName:zoë AND"')).toEqual([id]);
    expect(await ids('"displayName:zoë OR nobody"')).toEqual([]);
    expect(await ids('"displayName:Back\\\\slash"')).toEqual([id]);
    expect(await ids('"jobTitle:say \\"h"')).toEqual([id]);
    expect(await ids('"jobTitle:hi"')).toEqual([]);
  });

  it.each([
    '"displayName:R&D"',
    '"displayName:R\\&D"',
    '"displayName:a"b"',
    '"displayName:a\\"',
    '"displayName:a" or "mail:a"',
    '"displayName"',
  ])("refuses %s", async (text) => {
    const { status, body } = await search(text);
    expect([status, body.error.code]).toEqual([400, "Request_UnsupportedQuery"]);
  });
});
