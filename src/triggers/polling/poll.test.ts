import type { GraphClient, GraphRequest } from "../../graph";
import type { Job, PollResult, PollRun } from "./job";
import { poll } from "./poll";

const ORIGIN = "https://graph.microsoft.com";
const SECOND = `${ORIGIN}/v1.0/users/delta?$skiptoken=2`;

interface News {
  readonly id: string;
}

/** A trigger on a Graph of two pages, and what it was asked for. */
const follow = () => {
  const asked: string[] = [];
  let isDown = false;
  const request = async ({ path }: GraphRequest) => {
    asked.push(path);
    if (isDown) throw new Error("Down");
    const next = { "@odata.nextLink": SECOND };
    const end = { "@odata.deltaLink": `${ORIGIN}/v1.0/users/delta?$deltatoken=1` };
    const body = { value: [{ id: path }], ...(path === SECOND ? end : next) };
    return { status: 200, headers: {}, body };
  };
  const job: Job<News> = {
    graph: { origin: ORIGIN, request } as GraphClient,
    purpose: { operation: "Test" },
    headers: {},
    legs: [{ key: "users", path: "/users/delta", query: { $select: "id" } }],
    startFrom: "everything",
    fingerprint: "print",
    guard: undefined,
    news: async (entries) => ({ news: entries.map(({ id }) => ({ id })), deletions: 0 }),
    completed: { id: "" },
  };
  let state: Record<string, unknown> = {};
  const run = (paginationState?: unknown): Promise<PollResult<News>> =>
    poll(job, {
      polling: {
        getState: () => state,
        setState: (next) => {
          state = structuredClone(next);
        },
      },
      logger: { info: () => {}, warn: () => {} },
      batching: true,
      paginationState,
      onDeploy: false,
    } satisfies PollRun);
  return {
    run,
    asked,
    setDown: (down: boolean) => {
      isDown = down;
    },
  };
};

it("where the platform keeps the state of a failed run, the next poll goes on at once", async () => {
  const { run, asked, setDown } = follow();
  const announced = await run();
  const first = await run(announced.paginationState);
  expect(first.items).toHaveLength(1);
  setDown(true);
  await expect(run(first.paginationState)).rejects.toThrow("Down");
  setDown(false);
  asked.length = 0;
  await run();
  expect(asked).toHaveLength(1);
});

it("a poll beside a round that lives asks nothing", async () => {
  const { run, asked } = follow();
  await run((await run()).paginationState);
  asked.length = 0;
  expect(await run()).toMatchObject({ items: [], polledNoChanges: true });
  expect(asked).toEqual([]);
});
