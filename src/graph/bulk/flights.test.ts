import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { type BatchOptions, batch } from "../batch";
import { GraphError } from "../errors/graphError";
import type { GraphClient, GraphRequest, GraphResponse } from "../http/request";
import { createTransport } from "../http/transport";

const purpose = { operation: "Write Many" };

interface Inner {
  readonly id: string;
  readonly url: string;
}

/** An envelope under way, which the test answers. */
interface Envelope {
  readonly requests: readonly Inner[];
  answer(response: Partial<GraphResponse<unknown>>): Promise<void>;
  fail(error: Error): Promise<void>;
}

let clock = 0;
const now = () => new Date(clock);
const sleep = async (ms: number) => {
  clock += ms;
};

/** Until everything that can go on has gone on. */
const calm = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A client whose envelopes stay under way until they are answered. */
const openClient = () => {
  const flying: Envelope[] = [];
  const sent: Envelope[] = [];
  const request = (({ body }: GraphRequest) =>
    new Promise<GraphResponse<unknown>>((resolve, reject) => {
      const land = async (settle: () => void) => {
        flying.splice(flying.indexOf(envelope), 1);
        settle();
        await calm();
      };
      const envelope: Envelope = {
        requests: (body as { requests: Inner[] }).requests,
        answer: (response) =>
          land(() => resolve({ status: 200, headers: {}, body: undefined, ...response })),
        fail: (error) => land(() => reject(error)),
      };
      flying.push(envelope);
      sent.push(envelope);
    })) as GraphClient["request"];
  const client: GraphClient = { origin: "https://graph.microsoft.com", request };
  /** Answers the one that has been under way for the longest time. */
  const first = (): Envelope => {
    const [envelope] = flying;
    if (envelope === undefined) throw new Error("nothing is under way");
    return envelope;
  };
  return { client, flying, sent, first };
};

const answered = ({ requests }: Envelope, statusOf: (id: number) => number = () => 204) => ({
  body: {
    responses: requests.map(({ id }) => {
      const status = statusOf(Number(id));
      return { id, status, body: status < 400 ? undefined : graphFault("Some", `Said ${status}.`) };
    }),
  },
});
const clean = (envelope: Envelope) => envelope.answer(answered(envelope));
const faulty = (status: number, code = "Some") =>
  new GraphError({
    operation: "Write Many",
    method: "POST",
    path: "/$batch",
    status,
    code,
    graphMessage: `Said ${status}.`,
    details: [],
  });

const writes = (count: number, path = (place: number) => `/users/${place}`): GraphRequest[] =>
  Array.from({ length: count }, (_, place) => ({
    ...purpose,
    method: "PATCH",
    path: path(place),
    body: {},
  }));

const begin = async (requests: GraphRequest[], options: BatchOptions = {}) => {
  const graph = openClient();
  const results = batch(graph.client, purpose, requests, { now, sleep, ...options });
  results.catch(() => {});
  await calm();
  return { ...graph, results };
};

/** Answers all that is sent with 204, and counts how many were under way at each. */
const landAll = async ({ flying, first }: ReturnType<typeof openClient>): Promise<number[]> => {
  const counts: number[] = [];
  while (flying.length > 0) {
    counts.push(flying.length);
    await clean(first());
  }
  return counts;
};

const outcomes = async (results: ReturnType<typeof batch>) =>
  (await results).map((result) => (result.ok ? "done" : result.outcome));

beforeEach(() => {
  clock = Date.parse("2026-11-22T10:00:00Z");
});

it("has four envelopes under way, and sends the next as soon as one of them is back", async () => {
  const run = await begin(writes(201));
  expect(run.flying.length).toBe(4);
  await clean(run.flying[2] as Envelope);
  expect([run.flying.length, run.sent.length]).toEqual([4, 5]);
  expect(run.sent[4]?.requests[0]?.url).toBe("/users/80");
  expect(await landAll(run)).toEqual([4, 4, 4, 4, 4, 4, 4, 3, 2, 1]);
  expect(await outcomes(run.results)).toEqual(Array(201).fill("done"));
});

it("gives the results in the order of the requests, in whatever order the envelopes come back", async () => {
  const run = await begin(writes(80));
  const statusOf = (id: number) => 200 + (id % 90);
  for (const place of [3, 1, 0, 2]) {
    const envelope = run.sent[place] as Envelope;
    await envelope.answer(answered(envelope, statusOf));
  }
  expect((await run.results).map((result) => result.ok && result.status)).toEqual(
    Array.from({ length: 80 }, (_, id) => statusOf(id)),
  );
});

it.each([
  [
    "one of its requests is throttled",
    (envelope: Envelope) => envelope.answer(answered(envelope, (id) => (id === 5 ? 429 : 204))),
  ],
  [
    "Graph has let it wait as a whole",
    (envelope: Envelope) => envelope.answer({ ...answered(envelope), wasThrottled: true }),
  ],
  ["it is throttled to the end", (envelope: Envelope) => envelope.fail(faulty(429))],
  ["it gets no answer", (envelope: Envelope) => envelope.fail(faulty(504))],
])(
  "sends one at a time when %s, and one more after each that comes back clean",
  async (_case, trouble) => {
    const run = await begin(writes(400));
    await trouble(run.first());
    // Those that were under way before say nothing of how things stand now.
    expect(run.flying.length).toBe(3);
    for (const left of [2, 1]) {
      await clean(run.first());
      expect(run.flying.length).toBe(left);
    }
    await clean(run.first());
    expect((await landAll(run)).slice(0, 6)).toEqual([1, 2, 3, 4, 4, 4]);
    expect(await outcomes(run.results)).toEqual(Array(400).fill("done"));
  },
);

describe("one that is refused while others are under way", () => {
  const denied = faulty(403, "Denied");

  it("ends the run, and what the others did is told, also when it is the first to come back", async () => {
    const run = await begin(writes(100));
    await (run.sent[1] as Envelope).fail(denied);
    expect(run.sent.length).toBe(4);
    await clean(run.sent[0] as Envelope);
    await (run.sent[2] as Envelope).answer(
      answered(run.sent[2] as Envelope, (id) => [204, 404, 429, 503][id % 4] ?? 0),
    );
    await (run.sent[3] as Envelope).fail(faulty(504));
    const told = await outcomes(run.results);
    expect(told.slice(0, 20)).toEqual(Array(20).fill("done"));
    expect(told.slice(20, 40)).toEqual(Array(20).fill("notAttempted"));
    const mixed = ["done", "refused", "notAttempted", "unknown"];
    expect(told.slice(40, 60)).toEqual(Array(5).fill(mixed).flat());
    expect(told.slice(60, 80)).toEqual(Array(20).fill("unknown"));
    expect(told.slice(80)).toEqual(Array(20).fill("notAttempted"));
    expect(run.sent.length).toBe(4);
    expect((await run.results)[99]).toMatchObject({
      error: { message: expect.stringContaining("Said 403.") },
    });
  });

  it("fails the step when none of them did anything, and not before all are back", async () => {
    const run = await begin(writes(100));
    const settled = jest.fn();
    run.results.catch(settled);
    await run.first().fail(denied);
    await run.first().fail(faulty(429));
    await run.first().fail(faulty(429));
    expect(settled).not.toHaveBeenCalled();
    await run.first().fail(faulty(401));
    await expect(run.results).rejects.toBe(denied);
    expect(run.sent.length).toBe(4);
  });
});

it("takes Graph to be away after eight failures one after the other, not after eight at once", async () => {
  const run = await begin(writes(400), { endsAt: clock + 780_000 });
  let failures = 0;
  while (run.flying.length > 0) {
    failures += 1;
    await run.first().fail(faulty(504));
  }
  // Of the four that were lost together, one counts.
  expect(failures).toBe(11);
  const told = await outcomes(run.results);
  expect(new Set(told)).toEqual(new Set(["unknown", "notAttempted"]));
  for (const [place, outcome] of told.entries()) {
    const wasSent = run.sent.some(({ requests }) => requests.some(({ id }) => id === `${place}`));
    expect(outcome).toBe(wasSent ? "unknown" : "notAttempted");
  }
});

it("begins nothing after the end of the time, and waits for what is under way", async () => {
  const run = await begin(writes(120), { endsAt: clock + 60_000 });
  await clean(run.first());
  clock += 60_000;
  expect(await landAll(run)).toEqual([4, 3, 2, 1]);
  expect(await outcomes(run.results)).toEqual([
    ...Array(100).fill("done"),
    ...Array(20).fill("notAttempted"),
  ]);
});

describe("envelopes that name one object", () => {
  const urls = ({ requests }: Envelope) => [...new Set(requests.map(({ url }) => url))];

  it("follow each other when one of them writes it, while those on other objects go", async () => {
    const group = "/groups/G1/members/$ref";
    const paths = [...Array(45).fill(group), ...Array(40).fill("/groups/g2")];
    const run = await begin(writes(85, (place) => paths[place]));
    expect(run.flying.map(urls)).toEqual([[group], ["/groups/g2"]]);
    await clean(run.sent[1] as Envelope);
    expect(run.flying.map(urls)).toEqual([[group], ["/groups/g2"]]);
    await clean(run.sent[0] as Envelope);
    expect(run.flying.map(urls)).toEqual([["/groups/g2"], [group]]);
    await clean(run.sent[2] as Envelope);
    expect(run.flying.map(urls)).toEqual([[group]]);
    await landAll(run);
    expect(run.sent.map(({ requests }) => requests.length)).toEqual([20, 20, 20, 20, 5]);
    expect(await outcomes(run.results)).toEqual(Array(85).fill("done"));
  });

  it("follow each other when one reads what another writes, and overlap when all read", async () => {
    const read = (path: string): GraphRequest => ({ ...purpose, method: "GET", path });
    const mixed = await begin([
      ...Array(20).fill(read("/users/u1")),
      ...writes(20, () => "/users/U1"),
      ...Array(20).fill(read("/users('u1')/manager")),
      ...Array(20).fill(read("/users/u2")),
    ]);
    expect(mixed.flying.map(urls)).toEqual([
      ["/users/u1"],
      ["/users('u1')/manager"],
      ["/users/u2"],
    ]);
    await clean(mixed.first());
    expect(mixed.flying.length).toBe(2);
    await clean(mixed.first());
    expect(mixed.flying.map(urls)).toEqual([["/users/u2"], ["/users/U1"]]);
    const reads = await begin(Array(80).fill(read("/users/u1")));
    expect(reads.flying.length).toBe(4);
  });

  it("do not stand in the way of creates, which name none", async () => {
    const run = await begin(writes(80, () => "/users"));
    expect(run.flying.length).toBe(4);
  });
});

it("one envelope at a time is under way in a chain", async () => {
  const run = await begin(writes(60), { chained: true });
  expect(await landAll(run)).toEqual([1, 1, 1]);
});

it("hears of throttling from the client, which has sent the envelope again by itself", async () => {
  const calls = playGraph([
    { status: 429, headers: { "Retry-After": "3" }, body: "" },
    ...Array.from({ length: 10 }, () => ({ body: { responses: [] } })),
  ]);
  const graph = createTransport({
    origin: "https://graph.microsoft.com",
    accessToken: async () => "t",
    now,
    sleep,
  });
  const waited = await graph.request({ ...purpose, method: "GET", path: "/users" });
  const plain = await graph.request({ ...purpose, method: "GET", path: "/users" });
  expect([waited.wasThrottled, plain.wasThrottled]).toEqual([true, false]);
  expect(calls).toHaveLength(3);
});

it("waits for no Retry-After while others are under way, and sends again what has waited", async () => {
  const run = await begin(writes(60));
  const [first, second, third] = run.sent as [Envelope, Envelope, Envelope];
  const before = clock;
  await first.answer(answered(first, (id) => (id === 3 ? 429 : 204)));
  await clean(second);
  expect([clock - before, run.flying.length]).toEqual([0, 1]);
  await clean(third);
  expect([clock - before, run.sent.length]).toEqual([1_000, 4]);
  expect(run.sent[3]?.requests.map(({ id }) => id)).toEqual(["3"]);
  await landAll(run);
  expect(await outcomes(run.results)).toEqual(Array(60).fill("done"));
});
