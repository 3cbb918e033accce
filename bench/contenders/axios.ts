import axios from "axios";
import { userId } from "../server/pages";
import { inFlight, numberIn, sleep, type Work, warmedUp } from "./work";

/** As its documentation shows it: one call, defaults. Most connectors do this and no more. */
const headers = { Authorization: "Bearer bench" };

interface Page {
  readonly value: readonly unknown[];
  readonly "@odata.nextLink"?: string;
}

export const listUsers: Work = async (task) => {
  const { origin, input } = task;
  const query = input.top === undefined ? "" : `?$top=${input.top}`;
  return warmedUp(task, async () => {
    const users: unknown[] = [];
    let url: string | undefined = `${origin}/v1.0/users${query}`;
    while (url !== undefined) {
      const { data }: { data: Page } = await axios.get<Page>(url, { headers });
      users.push(...data.value);
      url = data["@odata.nextLink"];
    }
    return { count: users.length };
  });
};

export const getUsers: Work = async (task) => {
  const [calls, places, users] = ["calls", "places", "users"].map((name) => numberIn(task, name));
  const run = (count: number) =>
    inFlight(count, places ?? 1, (number) =>
      axios.get(`${task.origin}/v1.0/users/${userId(number % (users ?? 1))}`, { headers }),
    );
  await run(numberIn(task, "warmCalls"));
  return async () => {
    await run(calls ?? 0);
    return { count: calls ?? 0 };
  };
};

export const getUserAfterGaps: Work = async (task) => {
  const url = `${task.origin}/v1.0/users/${userId(0)}`;
  const gaps = numberIn(task, "gaps");
  return async () => {
    await axios.get(url, { headers });
    for (let gap = 0; gap < gaps; gap += 1) {
      await sleep(numberIn(task, "gapMs"));
      await axios.get(url, { headers });
    }
    return { count: gaps + 1 };
  };
};

/** One request a record. */
export const getRecords: Work = async (task) => {
  const records = numberIn(task, "records");
  return async () => {
    for (let number = 0; number < records; number += 1)
      await axios.get(`${task.origin}/v1.0/users/${userId(number)}`, { headers });
    return { count: records };
  };
};
