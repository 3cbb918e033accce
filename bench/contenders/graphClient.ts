import {
  BatchRequestContent,
  type BatchRequestStep,
  BatchResponseContent,
  Client,
  type PageCollection,
  PageIterator,
} from "@microsoft/microsoft-graph-client";
import { userId } from "../server/pages";
import { callEach, numberIn, type Task, type Work, warmedUp } from "./work";

/** Microsoft's own client, put together as its documentation shows. */
const clientOf = ({ origin }: Task): Client =>
  Client.init({
    baseUrl: origin,
    customHosts: new Set([new URL(origin).hostname]),
    authProvider: (done) => done(null, "bench"),
  });

/** https://github.com/microsoftgraph/msgraph-sdk-javascript/blob/dev/docs/tasks/PageIterator.md */
export const listUsers: Work = async (task) => {
  const client = clientOf(task);
  const { top } = task.input;
  return warmedUp(task, async () => {
    const users: unknown[] = [];
    const request = client.api("/users");
    const page: PageCollection = await (top === undefined
      ? request
      : request.top(Number(top))
    ).get();
    const iterator = new PageIterator(client, page, (user) => {
      users.push(user);
      return true;
    });
    await iterator.iterate();
    return { count: users.length };
  });
};

export const getUsers: Work = async (task) => {
  const client = clientOf(task);
  return callEach(task, (number) => client.api(`/users/${userId(number)}`).get());
};

const LARGEST_BATCH = 20;

/** https://github.com/microsoftgraph/msgraph-sdk-javascript/blob/dev/docs/content/Batching.md */
const sendInBatches = async (client: Client, requests: readonly Request[]): Promise<number> => {
  let done = 0;
  for (let start = 0; start < requests.length; start += LARGEST_BATCH) {
    const steps = requests
      .slice(start, start + LARGEST_BATCH)
      .map((request, index): BatchRequestStep => ({ id: String(index), request }));
    const content = await new BatchRequestContent(steps).getContent();
    const answers = new BatchResponseContent(await client.api("/$batch").post(content));
    for (const { id } of steps) if (answers.getResponseById(id).status < 300) done += 1;
  }
  return done;
};

const requestsFor = (
  { origin }: Task,
  count: number,
  init: (number: number) => RequestInit,
  path = (number: number) => `/users/${userId(number)}`,
): Request[] =>
  // It takes away the host only, and a batch has its version in front of all its URLs.
  Array.from(
    { length: count },
    (_, number) => new Request(`${origin}${path(number)}`, init(number)),
  );

const json = { "Content-Type": "application/json" };

export const getRecords: Work = async (task) => {
  const client = clientOf(task);
  const count = numberIn(task, "records");
  return warmedUp(task, async () => ({
    count: await sendInBatches(
      client,
      requestsFor(task, count, () => ({ method: "GET" })),
    ),
  }));
};

export const updateUsers: Work = async (task) => {
  const client = clientOf(task);
  const body = JSON.stringify({ jobTitle: "Auditor" });
  const init = () => ({ method: "PATCH", headers: json, body });
  return warmedUp(task, async () => ({
    count: await sendInBatches(client, requestsFor(task, numberIn(task, "records"), init)),
  }));
};

/** One member a request, twenty requests a batch. */
export const addMembers: Work = async (task) => {
  const client = clientOf(task);
  const init = (number: number) => ({
    method: "POST",
    headers: json,
    body: JSON.stringify({ "@odata.id": `${task.origin}/v1.0/directoryObjects/${userId(number)}` }),
  });
  const path = () => `/groups/${userId(7)}/members/$ref`;
  return async () => ({
    count: await sendInBatches(client, requestsFor(task, numberIn(task, "members"), init, path)),
  });
};
