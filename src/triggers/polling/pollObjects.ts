import type { Connection } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { fingerprint, graphPath, type Permission } from "../../graph";
import type { ObjectChange, ObjectNews } from "./events";
import type { PollResult } from "./job";
import { objectNews } from "./objectNews";
import { onlyMembers } from "./onlyMembers";
import { type PlatformRun, runOf } from "./platform";
import { poll } from "./poll";
import { isTestRun, sampleObjects } from "./sample";
import { wholeEntries } from "./wholeEntries";

/** A kind of object whose changes a trigger follows. */
interface Followed {
  readonly resource: ObjectNews["resource"];
  /** The trigger's label. */
  readonly operation: string;
  readonly permission: Permission;
  /** Followed when nothing is selected; empty where the query says nothing then. */
  readonly defaults: readonly string[];
}

/** What the inputs of a trigger were filled with. */
interface ObjectParams {
  readonly connection: Connection;
  readonly changes: readonly ObjectChange[];
  readonly $select: readonly string[];
  readonly startFrom: "now" | "everything";
  readonly recordDetail: "full" | "changedProperties";
  readonly maxDeletions: number | undefined;
  readonly onlyMembersOf?: readonly string[];
}

const has = (names: readonly string[], name: string): boolean =>
  names.some((other) => other.toLowerCase() === name.toLowerCase());

/** What is selected of each object, creation time included; undefined for all that Graph gives. */
const selected = (
  { $select }: ObjectParams,
  { defaults }: Followed,
): readonly string[] | undefined => {
  const names = $select.length > 0 ? $select : defaults;
  if (names.length === 0) return undefined;
  return has(names, "createdDateTime") ? names : [...names, "createdDateTime"];
};

const isHidden = ({ $select }: ObjectParams, { defaults }: Followed): boolean => {
  const names = $select.length > 0 ? $select : defaults;
  return names.length > 0 && !has(names, "createdDateTime");
};

/** What changed among the users, groups or applications since the last poll. */
export const pollObjects = async (
  followed: Followed,
  run: PlatformRun,
  params: ObjectParams,
): Promise<PollResult<ObjectNews>> => {
  const { resource, operation, permission } = followed;
  const graph = createClient(params.connection, run.context);
  const purpose = { operation, permission };
  const select = selected(params, followed);
  const query: Record<string, string> = select === undefined ? {} : { $select: select.join(",") };
  // A navigation property is followed by the delta only.
  const plain = select?.filter((name) => name.toLowerCase() !== "manager").join(",");
  const wanted = {
    resource,
    changes: params.changes,
    hidesCreation: isHidden(params, followed),
    onlyChanged: params.recordDetail === "changedProperties",
  };
  if (isTestRun(run.context, run.payload))
    return { items: await sampleObjects(graph, purpose, wanted, plain), paginationState: null };

  const read = {
    graph,
    purpose,
    wholeRecords: !wanted.onlyChanged,
    request: (id: string) => ({
      ...purpose,
      method: "GET" as const,
      path: graphPath`/${resource}/${id}`,
      query: { $select: plain },
    }),
  };
  const groupIds = params.onlyMembersOf ?? [];
  return poll<ObjectNews>(
    {
      graph,
      purpose,
      headers: wanted.onlyChanged ? { Prefer: "return=minimal" } : {},
      legs: [{ key: resource, path: `/${resource}/delta`, query }],
      startFrom: params.startFrom,
      fingerprint: fingerprint([
        1,
        graph.origin,
        graph.namedTenant,
        resource,
        select?.map((name) => name.toLowerCase()).sort() ?? null,
      ]),
      guard: params.maxDeletions,
      news: async (entries, standpoint) => {
        const known = await wholeEntries(entries, read, standpoint);
        const { news, deletions } = objectNews(known, wanted, standpoint);
        return {
          deletions,
          news:
            groupIds.length === 0
              ? news
              : await onlyMembers(graph, purpose, groupIds, news, standpoint),
        };
      },
      completed: {
        changeType: "resyncCompleted",
        id: null,
        resource,
        changedProperties: null,
        record: null,
      },
    },
    runOf(run),
  );
};
