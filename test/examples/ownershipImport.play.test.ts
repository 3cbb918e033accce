import { exampleNamed, openTheatre, type Theatre } from "./theatre";

const yaml = exampleNamed("ownershipImport");
const FLOW = "Import Teams";
const id = (number: number) => `7ea30000-0000-4000-8000-${String(number).padStart(12, "0")}`;

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

const LIBRARY = {
  id: id(1),
  displayName: "Team Library",
  mailNickname: "library",
  mail: "library@contoso.com",
  mailEnabled: true,
  groupTypes: ["Unified"],
  description: "Self help community for library",
};
const VAULT = { id: id(2), displayName: "Vault", mailNickname: "vault" };

const play = async (
  filled: Record<string, string> = {},
  answers: (times: number) => number = () => 200,
) => {
  const { outside } = theatre;
  outside.answers((_request, times) => ({ status: answers(times) }));
  const urls = { "Teams URL": `${outside.url}/teams` };
  const { sent, ...outcome } = await theatre.playSchedule(yaml, FLOW, { ...urls, ...filled });
  return {
    ...outcome,
    parts: sent.map(({ body }) => body as { teams: { externalId: string }[] }),
  };
};

const SELECT = "$select=id,displayName,mailNickname,mail,description";
const WHOLE = { importId: expect.any(String), part: 1, parts: 1, complete: true };

it("sends every group as a team", async () => {
  theatre.reset({ groups: [LIBRARY, VAULT] });
  const { error, parts, requests, log } = await play();
  expect(error).toBeUndefined();
  expect(parts).toEqual([
    {
      ...WHOLE,
      matchingGroups: 2,
      teams: [
        {
          teamIdentifier: LIBRARY.id,
          externalId: LIBRARY.id,
          name: "Team Library",
          supplementaryIdentifier: "library",
          email: "library@contoso.com",
          description: "Self help community for library",
        },
        {
          teamIdentifier: VAULT.id,
          externalId: VAULT.id,
          name: "Vault",
          supplementaryIdentifier: "vault",
          email: null,
          description: null,
        },
      ],
    },
  ]);
  expect(requests).toEqual([`GET /v1.0/groups?$count=true&${SELECT}&$top=999 200`]);
  expect(log).toEqual(["2 teams sent, complete: true"]);
});

it("sends what the filter chooses", async () => {
  theatre.reset({ groups: [LIBRARY, VAULT, { id: id(3), displayName: "Team O'Neil" }] });
  const filter = "startsWith(displayName,'Team O''Neil')";
  const { parts, requests } = await play({ "Group Filter": filter });
  expect(parts).toMatchObject([{ ...WHOLE, matchingGroups: 1, teams: [{ externalId: id(3) }] }]);
  expect(requests).toEqual([
    `GET /v1.0/groups?$count=true&$filter=${filter}&${SELECT}&$top=999 200`,
  ]);
});

it("asks for no count when it is switched off", async () => {
  theatre.reset({ groups: [VAULT] });
  const { parts, requests } = await play({ "Group Count": "false" });
  expect(parts).toMatchObject([{ ...WHOLE, matchingGroups: null, teams: [{ externalId: id(2) }] }]);
  expect(requests).toEqual([`GET /v1.0/groups?${SELECT}&$top=999 200`]);
});

it("sends one empty part when no group matches", async () => {
  theatre.reset({ groups: [VAULT] });
  const { parts, log } = await play({ "Group Filter": "displayName eq 'Nobody'" });
  expect(parts).toEqual([{ ...WHOLE, matchingGroups: 0, teams: [] }]);
  expect(log).toEqual(["0 teams sent, complete: true"]);
});

describe("a large directory", () => {
  const groups = Array.from({ length: 1_203 }, (_none, index) => ({
    id: id(index),
    displayName: `Group ${index}`,
  }));

  it("follows every page and sends parts of 500", async () => {
    theatre.reset({ groups });
    const { parts, requests } = await play();
    expect(parts.map(({ teams, ...part }) => [part, teams.length])).toEqual(
      [500, 500, 203].map((count, index) => [
        { ...WHOLE, part: index + 1, parts: 3, matchingGroups: 1_203 },
        count,
      ]),
    );
    expect(
      new Set(parts.map((part) => (part as unknown as { importId: string }).importId)).size,
    ).toBe(1);
    const sent = parts.flatMap(({ teams }) => teams.map(({ externalId }) => externalId));
    expect(sent.sort()).toEqual(groups.map((group) => group.id).sort());
    expect(requests).toHaveLength(2);
  });

  it("says that the import is not complete when Max Groups cuts it short", async () => {
    theatre.reset({ groups });
    const { parts, log } = await play({ "Max Groups": "7" });
    expect(parts).toMatchObject([{ complete: false, parts: 1, matchingGroups: 1_203 }]);
    expect(parts[0]?.teams).toHaveLength(7);
    expect(log).toEqual(["7 teams sent, complete: false"]);
  });

  it.each([
    ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "30" } }],
    ["unavailable", { kind: "status", status: 503 }],
    ["cut off in the middle", { kind: "truncate" }],
  ] as const)("loses no page when the second one is %s", async (_what, answer) => {
    theatre.reset({ groups });
    theatre.emulator.faults.plan({ path: /\/groups$/, skip: 1, times: 2, answer });
    const { error, parts } = await play();
    expect(error).toBeUndefined();
    expect(parts.flatMap(({ teams }) => teams)).toHaveLength(1_203);
  });

  it("sends nothing when a page cannot be read", async () => {
    theatre.reset({ groups });
    theatre.emulator.faults.plan({
      path: /\/groups$/,
      skip: 1,
      answer: { kind: "status", status: 503 },
    });
    const { error, parts } = await play();
    expect(error).toMatch(/^List Group failed after 1 page with 999 entries: .*503/);
    expect(parts).toEqual([]);
  });
});

it("sends a part again that was refused, and fails when it is refused for good", async () => {
  theatre.reset({ groups: [LIBRARY, VAULT] });
  const passing = await play({}, (times) => (times < 4 ? 502 : 200));
  expect([passing.error, passing.parts.length]).toEqual([undefined, 4]);
  const lasting = await play({}, () => 502);
  expect(lasting).toMatchObject({ error: "Request failed with status code 502", log: [] });
  expect(lasting.parts).toHaveLength(4);
});

it("sends the group as it is called now, under the same id", async () => {
  theatre.reset({ groups: [LIBRARY] });
  await play();
  const group = theatre.emulator.directory.find("group", LIBRARY.id);
  if (group !== undefined)
    theatre.emulator.directory.update("group", group, { displayName: "Team Books" });
  const { parts } = await play();
  expect(parts[0]?.teams).toMatchObject([{ externalId: LIBRARY.id, name: "Team Books" }]);
});
