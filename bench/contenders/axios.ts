import axios from "axios";
import { userId } from "../server/pages";
import { callAfterGaps, callEach, numberIn, type Work, warmedUp } from "./work";

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

export const getUsers: Work = (task) =>
  callEach(task, (number) => axios.get(`${task.origin}/v1.0/users/${userId(number)}`, { headers }));

export const getUserAfterGaps: Work = async (task) =>
  callAfterGaps(task, () => axios.get(`${task.origin}/v1.0/users/${userId(0)}`, { headers }));

/** One request a record. */
export const getRecords: Work = async (task) => {
  const records = numberIn(task, "records");
  return async () => {
    for (let number = 0; number < records; number += 1)
      await axios.get(`${task.origin}/v1.0/users/${userId(number)}`, { headers });
    return { count: records };
  };
};
