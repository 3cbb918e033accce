import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;
let group: string;
let other: string;
let people: string[];

beforeAll(async () => {
  opened = await openEmulator();
  const { directory } = opened.emulator;
  people = [...directory.all("user")].map(({ id }) => id);
});

beforeEach(() => {
  const { directory, collisions } = opened.emulator;
  collisions.refuses = true;
  [group = "", other = ""] = ["One", "Other"].map(
    (displayName) => directory.create("group", { displayName }).id,
  );
});

afterAll(() => opened.emulator.close());

const add = (id: number, to: string, dependsOn?: string[]) => ({
  id: String(id),
  method: "PATCH",
  url: `/groups/${to}`,
  headers: { "Content-Type": "application/json" },
  body: {
    "members@odata.bind": [`${opened.emulator.url}/v1.0/directoryObjects/${people[id]}`],
  },
  ...(dependsOn === undefined ? {} : { dependsOn }),
});
const read = (id: number) => ({ id: String(id), method: "GET", url: `/groups/${group}` });

const statuses = async (...requests: { id: string }[]): Promise<Record<string, number>> => {
  const { body } = await opened.call("POST", "/v1.0/$batch", { body: { requests } });
  return Object.fromEntries(
    body.responses.map(({ id, status }: { id: string; status: number }) => [id, status]),
  );
};
const members = () => opened.emulator.directory.related("members", group).length;

describe("writes to one group at a time", () => {
  it("collide in one batch, and nothing is done by the second", async () => {
    expect(await statuses(add(1, group), add(2, group), add(3, other), read(4))).toEqual({
      1: 204,
      2: 409,
      3: 204,
      4: 200,
    });
    expect(members()).toBe(1);
  });

  it("do not collide in a chain", async () => {
    expect(await statuses(add(1, group), add(2, group, ["1"]), add(3, group, ["2"]))).toEqual({
      1: 204,
      2: 204,
      3: 204,
    });
  });

  it("collide in batches that overlap", async () => {
    opened.emulator.faults.plan({ method: "PATCH", times: 1, answer: { kind: "latency", ms: 50 } });
    const answers = await Promise.all([statuses(add(1, group)), statuses(add(2, group))]);
    opened.emulator.faults.clear();
    expect(answers.flatMap(Object.values).sort()).toEqual([204, 409]);
    expect(await statuses(add(3, group))).toEqual({ 3: 204 });
  });

  it("go through where the habit is off", async () => {
    opened.emulator.collisions.refuses = false;
    expect(await statuses(add(1, group), add(2, group))).toEqual({ 1: 204, 2: 204 });
  });
});
