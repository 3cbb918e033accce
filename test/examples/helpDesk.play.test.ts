import { exampleNamed, openTheatre, type Theatre } from "./theatre";

const yaml = exampleNamed("helpDesk");
const FLOW = "Handle Tickets";
const PROTECTED = "de5c0000-0000-4000-8000-00000000000a";
const NESTED = "de5c0000-0000-4000-8000-00000000000b";
const id = (number: number) => `de5c0000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const person = (number: number, name: string, more: Record<string, unknown> = {}) => ({
  id: id(number),
  userPrincipalName: `${name}@contoso.com`,
  ...more,
});

const ADELE = person(1, "adele");
const BJORN = person(2, "o'björn".normalize("NFD").replace(/[^a-z']/g, ""), {
  accountEnabled: false,
});
const ROOT = person(3, "root");

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

beforeEach(() => {
  theatre.reset({
    users: [ADELE, BJORN, ROOT],
    groups: [
      { id: PROTECTED, displayName: "Protected", members: [NESTED] },
      { id: NESTED, displayName: "Administrators", members: [ROOT.id] },
    ],
  });
});

const ticket = (number: number, request: string, user: string) => ({
  id: `T${number}`,
  request,
  user,
});

/** Works off these tickets, and gives what the help desk heard of them. */
const play = async (
  tickets: unknown,
  answers: (path: string) => number = () => 200,
  filled: Record<string, string> = {},
) => {
  const { outside } = theatre;
  outside.answers(({ path }) => ({
    status: answers(path),
    ...(path === "/tickets" ? { body: tickets } : {}),
  }));
  const { played, sent, ...outcome } = await theatre.playSchedule(yaml, FLOW, {
    "Protected Group": PROTECTED,
    "Tickets URL": `${outside.url}/tickets`,
    "Updates URL": `${outside.url}/updates`,
    ...filled,
  });
  return {
    ...outcome,
    logged: JSON.stringify([played?.log, played?.componentLog]),
    heard: sent
      .slice(1)
      .map(
        ({ path, body }) =>
          [
            path.replace(/.*ticket=(\w+)&status=(\w+)/, "$1 $2"),
            body as Record<string, unknown>,
          ] as const,
      ),
    writes: outcome.requests.filter((request) => !request.startsWith("GET ")),
  };
};

const enabled = (user: { id: string }) =>
  theatre.emulator.directory.find("user", user.id)?.accountEnabled;
const methodsOf = (user: { id: string }) =>
  theatre.emulator.authenticationMethods.of(user.id).map(({ kind }) => kind);
const check = (user: { id: string }) => `POST /v1.0/users/${user.id}/checkMemberGroups 200`;

it("does nothing without tickets", async () => {
  const { error, heard, requests } = await play({ tickets: [] });
  expect([error, heard, requests]).toEqual([undefined, [], []]);
});

it("does what tickets ask for, one after the other, each claimed first", async () => {
  theatre.emulator.authenticationMethods.add(ADELE.id, "phone");
  const { error, heard, writes } = await play({
    tickets: [
      ticket(1, "resetMethods", ADELE.userPrincipalName),
      ticket(2, "temporaryAccessPass", "ADELE@contoso.com"),
      ticket(3, "enable", BJORN.userPrincipalName),
      ticket(4, "disable", ADELE.userPrincipalName),
    ],
  });
  expect(error).toBeUndefined();
  expect(heard).toEqual([
    ["T1 started", {}],
    ["T1 done", expect.objectContaining({ success: true })],
    ["T2 started", {}],
    [
      "T2 done",
      expect.objectContaining({
        temporaryAccessPass: expect.any(String),
        lifetimeInMinutes: 60,
        isUsableOnce: true,
      }),
    ],
    ["T3 started", {}],
    ["T3 done", expect.objectContaining({ success: true })],
    ["T4 started", {}],
    ["T4 done", expect.objectContaining({ success: true })],
  ]);
  expect([enabled(ADELE), enabled(BJORN)]).toEqual([false, true]);
  expect(methodsOf(ADELE)).not.toContain("phone");
  expect(writes).toEqual([
    check(ADELE),
    expect.stringMatching(/^DELETE .*\/authentication\/phoneMethods\/.* 204$/),
    check(ADELE),
    `POST /v1.0/users/${ADELE.id}/authentication/temporaryAccessPassMethods 201`,
    check(BJORN),
    `PATCH /v1.0/users/${BJORN.id} 204`,
    check(ADELE),
    `PATCH /v1.0/users/${ADELE.id} 204`,
    `POST /v1.0/users/${ADELE.id}/revokeSignInSessions 200`,
  ]);
});

it("takes a bare list, another lifetime and other people", async () => {
  const users = Array.from({ length: 3 }, (_none, index) => person(40 + index, `clerk${index}`));
  theatre.reset({ users, groups: [{ id: PROTECTED, displayName: "Board" }] });
  const { error, heard } = await play(
    users.map(({ userPrincipalName }, index) =>
      ticket(index, "temporaryAccessPass", userPrincipalName),
    ),
    undefined,
    { "Pass Lifetime": "120" },
  );
  expect(error).toBeUndefined();
  const passes = heard.filter(([what]) => String(what).endsWith("done")).map(([, body]) => body);
  expect(passes).toHaveLength(3);
  for (const pass of passes) expect(pass).toMatchObject({ lifetimeInMinutes: 120 });
});

it.each([
  ["temporaryAccessPass", "root@contoso.com", /The user is protected/],
  ["disable", "root@contoso.com", /The user is protected/],
  ["enable", "nobody@contoso.com", /No user has this user principal name/],
  ["promote", "adele@contoso.com", /request must be one of/],
  ["enable", "Adele", /user must be a user principal name/],
])("refuses to %s %s, and changes nothing", async (request, user, reason) => {
  const { error, heard, writes } = await play([ticket(1, request, user)]);
  expect(error).toBeUndefined();
  expect(heard).toEqual([
    ["T1 started", {}],
    ["T1 refused", { reason: expect.stringMatching(reason) }],
  ]);
  expect(writes.filter((write) => !write.includes("checkMemberGroups"))).toEqual([]);
});

it("refuses somebody who was deleted meanwhile", async () => {
  const { directory } = theatre.emulator;
  const user = directory.find("user", ADELE.id);
  if (user !== undefined) directory.remove("user", user);
  const { heard } = await play([ticket(1, "disable", ADELE.userPrincipalName)]);
  expect(heard.at(-1)).toEqual(["T1 refused", { reason: "No user has this user principal name" }]);
});

it("works off 50 tickets a run, each id once", async () => {
  const many = Array.from({ length: 60 }, (_none, index) =>
    ticket(Math.max(index - 5, 0), "enable", `nobody${index}`),
  );
  const { heard } = await play(many);
  const started = heard.flatMap(([what]) => (what.endsWith(" started") ? [what] : []));
  expect([started.length, new Set(started).size]).toEqual([50, 50]);
});

it.each([
  ["answers with no list", { error: "later" }, {}, /answered with no list of tickets/],
  [
    "has a ticket without an id",
    [{ request: "enable", user: "a@b.c" }],
    {},
    /a ticket without an id/,
  ],
  [
    "would get a pass over plain HTTP",
    [],
    { "Updates URL": "http://desk.example/x" },
    /must begin with https/,
  ],
])("touches nothing when the help desk %s", async (_what, tickets, filled, problem) => {
  const { error, heard, requests } = await play(tickets, undefined, filled);
  expect(error).toMatch(problem);
  expect([heard, requests]).toEqual([[], []]);
});

describe("when something goes wrong", () => {
  it("does nothing for a ticket that it could not claim", async () => {
    const { error, requests } = await play(
      [ticket(1, "disable", ADELE.userPrincipalName)],
      (path) => (path.includes("started") ? 500 : 200),
    );
    expect([error, requests, enabled(ADELE)]).toEqual([
      "Request failed with status code 500",
      [],
      true,
    ]);
  });

  it("leaves a ticket started whose step fails, and does nothing twice", async () => {
    theatre.emulator.faults.plan({
      method: "PATCH",
      path: new RegExp(ADELE.id),
      answer: { kind: "status", status: 503 },
    });
    const { error, heard } = await play([
      ticket(1, "disable", ADELE.userPrincipalName),
      ticket(2, "enable", BJORN.userPrincipalName),
    ]);
    expect(error).toMatch(/^Disable User failed: .*503/);
    expect(heard).toEqual([["T1 started", {}]]);
  });

  it("refuses a second pass where the directory issues none", async () => {
    theatre.emulator.authenticationMethods.add(ADELE.id, "temporaryAccessPass");
    theatre.emulator.faults.plan({
      path: /temporaryAccessPassMethods/,
      answer: (method) => (method === "POST" ? { kind: "status", status: 409 } : undefined),
    });
    const { error, heard } = await play({
      tickets: [ticket(1, "temporaryAccessPass", ADELE.userPrincipalName)],
    });
    expect(error).toBeUndefined();
    expect(heard).toEqual([
      ["T1 started", {}],
      ["T1 refused", { reason: expect.stringContaining("The user has a pass already") }],
    ]);
  });

  it("says which methods could not be deleted", async () => {
    const { authenticationMethods, faults } = theatre.emulator;
    authenticationMethods.add(ADELE.id, "phone");
    authenticationMethods.add(ADELE.id, "fido2");
    faults.plan({ path: /fido2Methods\//, answer: { kind: "status", status: 503 } });
    const { error, heard } = await play([ticket(1, "resetMethods", ADELE.userPrincipalName)]);
    expect(error).toBeUndefined();
    expect(heard.at(-1)).toEqual(["T1 incomplete", expect.objectContaining({ success: false })]);
    expect(methodsOf(ADELE)).toEqual(expect.arrayContaining(["fido2"]));
    expect(methodsOf(ADELE)).not.toContain("phone");
  });

  it.each([
    ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "20" } }],
    ["unavailable", { kind: "status", status: 503 }],
  ] as const)("gets through when reads and changes are %s once", async (_what, answer) => {
    theatre.faultOnce(answer);
    const { error, heard } = await play([ticket(1, "disable", ADELE.userPrincipalName)]);
    expect(error).toBeUndefined();
    expect([heard.at(-1)?.[0], enabled(ADELE)]).toEqual(["T1 done", false]);
  });

  it("keeps the pass out of the log", async () => {
    const { heard, logged } = await play([
      ticket(1, "temporaryAccessPass", ADELE.userPrincipalName),
    ]);
    const pass = String(heard.at(-1)?.[1].temporaryAccessPass);
    expect(pass).toMatch(/.{6}/);
    expect(logged).toMatch(/Create Temporary Access Pass/);
    expect(logged).not.toContain(pass);
  });
});
