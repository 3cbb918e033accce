import { openStage, type Stage } from "../harness/stage";

/** As many as large tenants have are played with `APPLICATIONS=50000`. */
const APPLICATIONS = Number(process.env.APPLICATIONS ?? 5_000);
/** One in so many has a secret that ends soon. */
const EVERY = 50;
const DAY_MS = 86_400_000;

jest.setTimeout(120_000);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ users: 1, groups: 1, applications: APPLICATIONS });
}, 120_000);

afterAll(() => stage.close());

it("finds what ends soon in a large tenant, soonest first, 999 applications in a request", async () => {
  const { clock, directory } = stage.emulator;
  const applications = [...directory.all("application")];
  const ending = applications.filter((_one, place) => place % EVERY === 0);
  for (const [place, application] of ending.entries()) {
    // In no order of the list.
    const days = 1 + ((place * 7) % 25) + 0.5;
    const endDateTime = new Date(clock.now().getTime() + days * DAY_MS).toISOString();
    directory.update("application", application, {
      passwordCredentials: [{ keyId: `soon-${place}`, displayName: "Soon", endDateTime }],
    });
  }
  stage.requests();
  const { value, checked } = await stage.runner.runAction<{
    value: { keyId: string; endDateTime: string }[];
    checked: number;
  }>("listExpiringCredentials", {
    connection: stage.connection,
    days: "30",
    includeExpired: false,
  });
  expect(checked).toBe(applications.length);
  expect(stage.requests()).toHaveLength(Math.ceil(applications.length / 999));
  const own = value.filter(({ keyId }) => keyId.startsWith("soon-"));
  expect(own).toHaveLength(ending.length);
  const ends = value.map(({ endDateTime }) => endDateTime);
  expect(ends).toEqual([...ends].sort());
});
