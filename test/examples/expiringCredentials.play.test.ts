import { exampleNamed, openTheatre, type Theatre } from "./theatre";

const yaml = exampleNamed("expiringCredentials");
const FLOW = "Tell Of Expiring Credentials";
const DAY = 86_400_000;
const id = (number: number) => `cede0000-0000-4000-8000-${String(number).padStart(12, "0")}`;
// Some hours past the day, so that a second more or less is no other number of days.
const at = (days: number) => new Date(Date.now() + days * DAY + 6 * 3_600_000).toISOString();
const day = (days: number) => at(days).slice(0, 10);

const ADELE = { id: id(1), userPrincipalName: "adele@contoso.com", displayName: "Adele Vance" };
const secret = (days: number, displayName: string | null = "Payroll integration") => ({
  keyId: id(1_000 + days),
  displayName,
  startDateTime: "2020-01-01T00:00:00Z",
  endDateTime: at(days),
});
const application = (number: number, more: Record<string, unknown> = {}) => ({
  id: id(number),
  appId: id(500 + number),
  displayName: `App ${number}`,
  ...more,
});

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

const play = async (
  filled: Record<string, string> = {},
  answers: (times: number) => number = () => 200,
) => {
  const { outside } = theatre;
  outside.answers((_request, times) => ({ status: answers(times) }));
  const urls = { "Message URL": `${outside.url}/hook` };
  const { sent, ...outcome } = await theatre.playSchedule(yaml, FLOW, { ...urls, ...filled });
  return { ...outcome, messages: sent.map(({ body }) => (body as { text: string }).text) };
};

it("tells what ends soon, with whoever can renew it", async () => {
  theatre.reset({
    users: [ADELE],
    applications: [
      application(10, {
        displayName: "Contoso Payroll",
        passwordCredentials: [secret(10), secret(200)],
        owners: [ADELE.id],
      }),
      application(11, { passwordCredentials: [secret(300)] }),
    ],
  });
  const { error, messages, requests, log } = await play();
  expect(error).toBeUndefined();
  expect(messages).toEqual([
    [
      "1 credential of applications has ended or ends within 30 days",
      `• Contoso Payroll: secret "Payroll integration" ends in 10 days (${day(10)}). Owners: Adele Vance`,
    ].join("\n"),
  ]);
  expect(requests.map((request) => request.replace(/\?.*/, ""))).toEqual([
    "GET /v1.0/applications",
    "GET /v1.0/servicePrincipals",
    `GET /v1.0/applications/${id(10)}/owners`,
    "POST /v1.0/$batch 200",
  ]);
  // The service principals of Graph and of the emulator's two apps are among them.
  expect(log).toEqual(["5 applications checked, 1 credentials told"]);
});

it("sends no message when nothing ends", async () => {
  theatre.reset({ applications: [application(10, { passwordCredentials: [secret(31)] })] });
  const { error, messages, log } = await play();
  expect([error, messages]).toEqual([undefined, []]);
  expect(log).toEqual(["4 applications checked, 0 credentials told"]);
});

it("tells of what has ended, of certificates, of what has no name and of nobody who owns it", async () => {
  const certificate = {
    ...secret(0, null),
    keyId: id(77),
    type: "AsymmetricX509Cert",
    usage: "Verify",
  };
  theatre.reset({
    applications: [
      application(10, { passwordCredentials: [secret(-2), secret(-40)] }),
      application(11, { keyCredentials: [certificate] }),
    ],
  });
  const { messages } = await play();
  expect(messages[0]?.split("\n")).toEqual([
    "2 credentials of applications have ended or end within 30 days",
    expect.stringMatching(
      /^• App 10: secret "Payroll integration" ended [12] days? ago \(.*\)\. Owners: none$/,
    ),
    `• App 11: certificate "${id(77)}" ends today (${day(0)}). Owners: none`,
  ]);
});

it("looks as far ahead as is filled in, and at applications only when told so", async () => {
  theatre.reset({
    applications: [application(10, { passwordCredentials: [secret(5), secret(90)] })],
  });
  const near = await play({ Days: "7", "Include Service Principals": "false" });
  expect(near.messages[0]).toMatch(/^1 credential .* within 7 days/);
  expect(near.requests.some((request) => request.includes("servicePrincipals"))).toBe(false);
  const far = await play({ Days: "100" });
  expect(far.messages[0]).toMatch(/^2 credentials .* within 100 days/);
});

it("cuts a long list into messages of 20", async () => {
  theatre.reset({
    applications: Array.from({ length: 45 }, (_none, index) =>
      application(10 + index, { passwordCredentials: [secret(3 + (index % 9))] }),
    ),
  });
  const { messages } = await play();
  expect(messages.map((message) => message.split("\n").length)).toEqual([21, 21, 6]);
  const named = messages.flatMap((message) => message.match(/App \d+/g) ?? []);
  expect(new Set(named).size).toBe(45);
});

describe("when something goes wrong", () => {
  const begin = () =>
    theatre.reset({
      users: [ADELE],
      applications: [
        application(10, { passwordCredentials: [secret(10)], owners: [ADELE.id] }),
        application(11, { passwordCredentials: [secret(11)], owners: [ADELE.id] }),
      ],
    });

  it("tells of an application that was deleted meanwhile, without its owners", async () => {
    begin();
    const { directory, faults } = theatre.emulator;
    faults.plan({
      path: /\/\$batch$/,
      times: 1,
      answer: () => {
        const entity = directory.find("application", id(10));
        if (entity !== undefined) directory.remove("application", entity);
        return undefined;
      },
    });
    const { error, messages } = await play();
    expect(error).toBeUndefined();
    expect(messages[0]).toMatch(/App 10: .* Owners: unknown\n.*App 11: .* Owners: Adele Vance/);
  });

  it.each([
    ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "12" } }],
    ["unavailable", { kind: "status", status: 503 }],
    ["cut off", { kind: "reset" }],
  ] as const)("gets through when every path is %s once", async (_what, answer) => {
    begin();
    theatre.faultOnce(answer);
    const { error, messages } = await play();
    expect(error).toBeUndefined();
    expect(messages[0]?.match(/Owners: Adele Vance/g)).toHaveLength(2);
  });

  it("fails without a message when applications cannot be read", async () => {
    begin();
    theatre.emulator.faults.plan({
      path: /\/applications$/,
      answer: { kind: "status", status: 503 },
    });
    const { error, messages } = await play();
    expect(error).toMatch(/^List Expiring Credentials failed: .*503/);
    expect(messages).toEqual([]);
  });

  it("sends a message again, and fails when the channel takes none", async () => {
    begin();
    const passing = await play({}, (times) => (times < 3 ? 500 : 200));
    expect([passing.error, passing.messages.length]).toEqual([undefined, 3]);
    const lasting = await play({}, () => 500);
    expect(lasting).toMatchObject({ error: "Request failed with status code 500", log: [] });
  });
});
