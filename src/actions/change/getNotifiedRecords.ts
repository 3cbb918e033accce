import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getNotifiedRecordsExamplePayload } from "../../examplePayloads/change";
import {
  type BatchResult,
  batch,
  type GraphRequest,
  graphPath,
  type Purpose,
  permissionFor,
  wait,
} from "../../graph";
import { type NotifiedObject, notifications } from "../../inputs/change";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { notifiedRecords, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/** An object that notifications were about, as it is now. */
export interface NotifiedRecord extends NotifiedObject {
  /** `softDeleted` is restorable, and `record` is what is left of it in the deleted items. */
  change: "changed" | "softDeleted" | "permanentlyDeleted" | "notFound" | "failed";
  record: Record<string, unknown> | null;
  error: { status: number | null; code: string; message: string } | null;
}

// A notification can come before every replica knows the object. 30 s in all.
const REPLICATION_WAITS_MS = [2_000, 4_000, 8_000, 16_000];

/** What is selected of a deleted item, which Graph gives whole. */
const selected = (record: Record<string, unknown>, $select = ""): Record<string, unknown> => {
  const names = $select.split(",").map((name) => name.trim().toLowerCase());
  return $select === ""
    ? record
    : Object.fromEntries(
        Object.entries(record).filter(
          ([name]) => name.startsWith("@odata.") || names.includes(name.toLowerCase()),
        ),
      );
};

type Outcome = Pick<NotifiedRecord, "change" | "record" | "error">;
type Result = BatchResult<Record<string, unknown>> | undefined;

const isMissing = (answer: Result): boolean =>
  answer === undefined || (!answer.ok && answer.error.status === 404);

/** What the two places say of an object; undefined when a replica may not know it yet. */
const outcome = (
  { changeTypes }: NotifiedObject,
  living: Result,
  deleted: Result,
  $select: string | undefined,
): Outcome | undefined => {
  if (living?.ok) return { change: "changed", record: living.body, error: null };
  if (deleted?.ok)
    return { change: "softDeleted", record: selected(deleted.body, $select), error: null };
  const refusal = [living, deleted].find((answer) => answer?.ok === false && !isMissing(answer));
  if (refusal?.ok === false) {
    const { status, code, message } = refusal.error;
    return { change: "failed", record: null, error: { status: status ?? null, code, message } };
  }
  return changeTypes.includes("deleted")
    ? { change: "permanentlyDeleted", record: null, error: null }
    : undefined;
};

/**
 * Reads the objects that notifications are about, 20 in a request. One that is not there is looked for
 * in the deleted items: what is left there is soft-deleted. What is in neither place is gone for good if
 * a notification says so; else a replica may lag behind, so it is asked for again for 30 s.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const getNotifiedRecords = action({
  display: {
    label: "Get Notified Records",
    description: "Returns the current record of every object that a trigger was notified of.",
  },
  inputs: { connection, notifications, $select, debugRequest },
  performSafety: "safe",
  examplePayload: getNotifiedRecordsExamplePayload,
  outputSchema: output(notifiedRecords),
  perform: async (context, { connection, notifications, $select, debugRequest }) => {
    const graph = createClient(connection, context, { debugRequest });
    const purpose = {
      operation: "Get Notified Records",
      permission: permissions.getNotifiedRecords,
    };
    const purposeOf = (collection: string): Purpose => ({
      ...purpose,
      permission: permissionFor(purpose.permission, collection),
    });
    const living = ({ type, id }: NotifiedObject): GraphRequest => ({
      ...purposeOf(type),
      method: "GET",
      path: type === "users" ? graphPath`/users/${id}` : graphPath`/groups/${id}`,
      query: { $select },
    });
    const deleted = ({ type, id }: NotifiedObject): GraphRequest => ({
      ...purposeOf(type),
      method: "GET",
      path: graphPath`/directory/deletedItems/${id}`,
    });

    const outcomes = new Map<NotifiedObject, Outcome>();
    let unresolved: NotifiedObject[] = notifications;
    for (const waitMs of [0, ...REPLICATION_WAITS_MS]) {
      if (unresolved.length === 0) break;
      if (waitMs > 0) await wait(waitMs);
      const livingAnswers = await batch<Record<string, unknown>>(
        graph,
        purpose,
        unresolved.map(living),
      );
      const missing = unresolved.filter((_object, index) => isMissing(livingAnswers[index]));
      const deletedAnswers = await batch<Record<string, unknown>>(
        graph,
        purpose,
        missing.map(deleted),
      );
      unresolved.forEach((object, index) => {
        const place = missing.indexOf(object);
        const result = outcome(object, livingAnswers[index], deletedAnswers[place], $select);
        if (result !== undefined) outcomes.set(object, result);
      });
      unresolved = unresolved.filter((object) => !outcomes.has(object));
    }
    const notFound: Outcome = { change: "notFound", record: null, error: null };
    return {
      data: notifications.map(
        (object): NotifiedRecord => ({ ...object, ...(outcomes.get(object) ?? notFound) }),
      ),
    };
  },
});
