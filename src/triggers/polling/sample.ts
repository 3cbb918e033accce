import type { ActionContext, TriggerPayload } from "@prismatic-io/spectral";
import { type GraphClient, type Purpose, readPage } from "../../graph";
import { recordOf } from "./entries";
import { type ObjectEvent, tell } from "./events";
import { isDeletion, type Wanted } from "./objectNews";

const MOST_SAMPLES = 5;

/** The round that events of a test run name. */
export const TEST_ROUND = { id: "test", sequence: 0, resync: null };

/** Whether somebody tries the flow in the designer. */
export const isTestRun = (
  { isSimulatedTestExecution }: ActionContext,
  { headers }: TriggerPayload,
): boolean =>
  isSimulatedTestExecution === true ||
  Object.entries(headers ?? {}).some(
    ([name, value]) =>
      name.toLowerCase() === "prismatic-invoke-type" && /^integration flow test$/i.test(value),
  );

/** Events as they could come, made of objects that are there: one kind of change after the other. */
export const sampleObjects = async (
  graph: GraphClient,
  purpose: Purpose,
  { resource, changes, hidesCreation }: Wanted,
  $select: string | undefined,
): Promise<ObjectEvent[]> => {
  const { value } = await readPage<Record<string, unknown>>(graph, {
    ...purpose,
    method: "GET",
    path: `/${resource}`,
    query: { $select, $top: MOST_SAMPLES },
  });
  const news = value.slice(0, MOST_SAMPLES).map((item, index) => {
    const changeType = changes[index % changes.length] ?? "updated";
    const { createdDateTime, ...record } = recordOf(item);
    return {
      changeType,
      id: String(item.id),
      resource,
      changedProperties: null,
      record: isDeletion(changeType)
        ? null
        : {
            ...record,
            ...(hidesCreation || createdDateTime === undefined ? {} : { createdDateTime }),
          },
    };
  });
  return tell(news, TEST_ROUND, new Date().toISOString());
};
