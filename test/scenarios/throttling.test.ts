import { freezeDate } from "../harness/freezeDate";
import { openStage, type Stage } from "../harness/stage";

/** Of 10 seconds; a user with chosen properties costs one unit. */
const UNITS = 20;

const OTHER = {
  clientId: "11111111-1111-4111-8111-111111111111",
  clientSecret: "other",
  roles: ["User.Read.All"],
};

let stage: Stage;
let startedAt: number;

freezeDate(new Date());

beforeEach(async () => {
  stage = await openStage({
    users: 10,
    groups: 0,
    limits: { resourceUnits: UNITS, writes: 3_000 },
    apps: [OTHER],
  });
  startedAt = stage.emulator.clock.now().getTime();
});

afterEach(() => stage.close());

/** The clock stands still while the component does not wait. */
const waitedMs = (): number => stage.emulator.clock.now().getTime() - startedAt;

/** So many actions of a run, one after the other; each has a client of its own. */
const readUser = async (times: number, connection = stage.connection): Promise<void> => {
  const [user] = stage.emulator.directory.all("user");
  for (let count = 0; count < times; count += 1)
    await stage.runner.runAction("getUser", {
      connection,
      userId: user?.id,
      $select: "id",
    });
};

/** Asks once and takes the refusal for the answer. */
const askOnce = async (): Promise<void> => {
  const { connection } = stage;
  const inputs = { connection, method: "GET", url: "/users?$select=id", maxRetries: "0" };
  await expect(stage.runner.runAction("rawRequest", inputs)).rejects.toThrow("(429 ");
};

const statuses = (): string[] => stage.requests().map((line) => line.split(" ").at(-1) ?? "");

const times = (count: number, status: string): string[] =>
  Array.from({ length: count }, () => status);

it("what fits the limit is done without a wait and without a refusal", async () => {
  await readUser(UNITS);
  expect(statuses()).toEqual(times(UNITS, "200"));
  expect(waitedMs()).toBe(0);
});

it("actions that follow each other are refused once in a window, and wait no longer than Graph asks", async () => {
  await readUser(2 * UNITS + 10);
  expect(statuses()).toEqual([
    ...times(UNITS, "200"),
    "429",
    ...times(UNITS, "200"),
    "429",
    ...times(10, "200"),
  ]);
  expect(waitedMs()).toBeLessThanOrEqual(20_000);
});

it("so are actions at the same time, together", async () => {
  await Promise.all([readUser(UNITS), readUser(UNITS), readUser(10)]);
  const all = statuses();
  expect(all.filter((status) => status === "200")).toHaveLength(2 * UNITS + 10);
  expect(all.filter((status) => status === "429")).toHaveLength(2);
  expect(waitedMs()).toBeLessThanOrEqual(20_000);
});

it("a step knows what the one before it was told, and asks only when the wait is over", async () => {
  await readUser(UNITS);
  await askOnce();
  await readUser(1);
  expect(statuses()).toEqual([...times(UNITS, "200"), "429", "200"]);
  expect(waitedMs()).toBeGreaterThan(0);
});

it("an app does not wait for the limit of another", async () => {
  const connection = await stage.signIn(OTHER);
  await readUser(UNITS);
  await askOnce();
  stage.requests();
  await readUser(UNITS, connection);
  expect(statuses()).toEqual(times(UNITS, "200"));
  expect(waitedMs()).toBe(0);
});
