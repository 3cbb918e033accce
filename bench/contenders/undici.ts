import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Agent, type Dispatcher, request } from "undici";
import { userId } from "../server/pages";
import { callAfterGaps, callEach, inFlight, numberIn, sleep, type Work, warmedUp } from "./work";

/** The floor: connections kept alive, nothing checked, nothing tried again. */
const dispatcher = new Agent({ keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000 });
const headers = { authorization: "Bearer bench", accept: "application/json" };
const unzip = promisify(gunzip);

interface Page {
  readonly value: readonly unknown[];
  readonly "@odata.nextLink"?: string;
}

const get = (url: string): Promise<Dispatcher.ResponseData> =>
  request(url, { dispatcher, headers });

const read = async <T>(url: string): Promise<T> => (await (await get(url)).body.json()) as T;

const readZipped = async <T>(url: string): Promise<T> => {
  const options = { dispatcher, headers: { ...headers, "accept-encoding": "gzip" } };
  const { body } = await request(url, options);
  return JSON.parse((await unzip(await body.arrayBuffer())).toString("utf8")) as T;
};

const listFrom = async (first: string, readPage = read<Page>): Promise<unknown[]> => {
  const users: unknown[] = [];
  let url: string | undefined = first;
  while (url !== undefined) {
    const page: Page = await readPage(url);
    for (const user of page.value) users.push(user);
    url = page["@odata.nextLink"];
  }
  return users;
};

export const listUsers: Work = async (task) => {
  const readPage = task.input.gzip === 1 ? readZipped<Page> : read<Page>;
  return warmedUp(task, async () => ({
    count: (await listFrom(`${task.origin}/v1.0/users?$top=999`, readPage)).length,
  }));
};

export const getUsers: Work = (task) =>
  callEach(task, (number) => read(`${task.origin}/v1.0/users/${userId(number)}`));

export const getUserAfterGaps: Work = async (task) =>
  callAfterGaps(task, () => read(`${task.origin}/v1.0/users/${userId(0)}`));

interface Part {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

interface Parts {
  readonly responses: readonly { readonly status: number }[];
}

const LARGEST_BATCH = 20;
const json = { "Content-Type": "application/json" };

const sendBatch = async (origin: string, parts: readonly Part[]): Promise<number> => {
  const requests = parts.map((part, index) => ({
    id: String(index),
    ...part,
    ...(part.body === undefined ? {} : { headers: json }),
  }));
  const { body } = await request(`${origin}/v1.0/$batch`, {
    dispatcher,
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ requests }),
  });
  const { responses } = (await body.json()) as Parts;
  return responses.filter(({ status }) => status < 300).length;
};

/** One envelope after the other. */
const sendInBatches = async (origin: string, parts: readonly Part[]): Promise<number> => {
  let done = 0;
  for (let start = 0; start < parts.length; start += LARGEST_BATCH)
    done += await sendBatch(origin, parts.slice(start, start + LARGEST_BATCH));
  return done;
};

const reads = (count: number): Part[] =>
  Array.from({ length: count }, (_, number) => ({
    method: "GET",
    url: `/users/${userId(number)}`,
  }));

const updates = (count: number): Part[] =>
  Array.from({ length: count }, (_, number) => ({
    method: "PATCH",
    url: `/users/${userId(number)}`,
    body: { jobTitle: "Auditor" },
  }));

export const getRecords: Work = async (task) => {
  const parts = reads(numberIn(task, "records"));
  return warmedUp(task, async () => ({ count: await sendInBatches(task.origin, parts) }));
};

export const updateUsers: Work = async (task) => {
  const parts = updates(numberIn(task, "records"));
  return warmedUp(task, async () => ({ count: await sendInBatches(task.origin, parts) }));
};

/** Twenty members in a PATCH, twenty PATCHes in an envelope: the fewest round trips that Graph allows. */
export const addMembers: Work = async (task) => {
  const members = numberIn(task, "members");
  const { origin } = task;
  const patch = (start: number): Part => ({
    method: "PATCH",
    url: `/groups/${userId(7)}`,
    body: {
      "members@odata.bind": Array.from(
        { length: Math.min(LARGEST_BATCH, members - start) },
        (_, place) => `${origin}/v1.0/directoryObjects/${userId(start + place)}`,
      ),
    },
  });
  const parts = Array.from({ length: Math.ceil(members / LARGEST_BATCH) }, (_, index) =>
    patch(index * LARGEST_BATCH),
  );
  return async () => {
    const done = await sendInBatches(origin, parts);
    return { count: done === parts.length ? members : 0 };
  };
};

/** Every page parsed and forgotten. */
export const firstSync: Work = async (task) => async () => {
  let count = 0;
  let url: string | undefined = `${task.origin}/v1.0/users/delta`;
  while (url !== undefined) {
    const page: Page = await read(url);
    count += page.value.length;
    url = page["@odata.nextLink"];
  }
  return { count };
};

/**
 * The ideal schedule: knows limit and window, spends the one to the last unit, and goes on when the other
 * ends. The server's window begins with the first answer.
 */
const paced = (limit: number, windowMs: number) => {
  const begin = () => ({ spent: 0, endsAt: Number.POSITIVE_INFINITY });
  let window = begin();
  return async <T>(cost: number, call: () => Promise<T>): Promise<T> => {
    while (window.spent + cost > limit) {
      if (performance.now() >= window.endsAt) window = begin();
      else await sleep(Math.min(window.endsAt - performance.now(), 5));
    }
    const mine = window; // An answer that comes late is one of the window before.
    mine.spent += cost;
    const answer = await call();
    mine.endsAt = Math.min(mine.endsAt, performance.now() + windowMs);
    return answer;
  };
};

const COST_OF_LIST = 2;

export const listUsersOnSchedule: Work = async (task) => {
  const [limit = 0, windowMs = 0] = ["limit", "windowMs"].map((name) => numberIn(task, name));
  const lists = numberIn(task, "lists");
  await read(`${task.origin}/v1.0/users/${userId(0)}`);
  return async () => {
    const pace = paced(limit, windowMs);
    const readPage = (url: string) => pace(COST_OF_LIST, () => read<Page>(url));
    const all = await Promise.all(
      Array.from({ length: lists }, () => listFrom(`${task.origin}/v1.0/users?$top=999`, readPage)),
    );
    return { count: all.reduce((sum, users) => sum + users.length, 0) };
  };
};

/** Four envelopes in flight. */
export const updateUsersOnSchedule: Work = async (task) => {
  const [limit = 0, windowMs = 0] = ["limit", "windowMs"].map((name) => numberIn(task, name));
  const parts = updates(numberIn(task, "records"));
  const { origin } = task;
  return async () => {
    const pace = paced(limit, windowMs);
    let count = 0;
    await inFlight(Math.ceil(parts.length / LARGEST_BATCH), 4, async (number) => {
      const start = number * LARGEST_BATCH;
      const some = parts.slice(start, start + LARGEST_BATCH);
      const done = await pace(some.length, () => sendBatch(origin, some));
      count += done; // After the wait: others have counted meanwhile.
    });
    return { count };
  };
};
