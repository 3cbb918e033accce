import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { getNotifiedRecordsExamplePayload } from "../../examplePayloads/change";
import { batch, type GraphRequest, graphPath, type Purpose, permissionFor } from "../../graph";
import { type NotifiedObject, notifications } from "../../inputs/change";
import { connection, debugRequest } from "../../inputs/common";
import { $select } from "../../inputs/odata";
import { notifiedRecords, output } from "../../outputSchemas";
import { permissions } from "../../permissions";

/** An object that a notification was about, as it is now. */
interface NotifiedRecord extends NotifiedObject {
  /** `softDeleted` is restorable, and `record` is what is left of it in the deleted items. */
  change: "changed" | "softDeleted" | "permanentlyDeleted";
  record: Record<string, unknown> | null;
}

/**
 * Reads the objects that notifications are about, 20 in a request. One that is not there any more is
 * looked for in the deleted items: what is left there is soft-deleted, the rest is gone for good.
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
    const objects = [
      ...new Map(notifications.map((one) => [`${one.type}/${one.id}`, one])).values(),
    ];
    const purpose = {
      operation: "Get Notified Records",
      permission: permissions.getNotifiedRecords,
    };
    const purposeOf = (collection: string): Purpose => ({
      ...purpose,
      permission: permissionFor(purpose.permission, collection),
    });
    const read = ({ type, id }: NotifiedObject): GraphRequest => ({
      ...purposeOf(type),
      method: "GET",
      path: type === "users" ? graphPath`/users/${id}` : graphPath`/groups/${id}`,
      query: { $select },
    });
    const found = await batch<Record<string, unknown>>(graph, purpose, objects.map(read));
    const missing = objects.filter((_object, index) => {
      const result = found[index];
      return result?.ok === false && result.error.status === 404;
    });
    const deleted = await batch<Record<string, unknown>>(
      graph,
      purpose,
      missing.map(({ type, id }) => ({
        ...purposeOf(type),
        method: "GET",
        path: graphPath`/directory/deletedItems/${id}`,
      })),
    );
    const records = new Map<string, NotifiedRecord>();
    objects.forEach((object, index) => {
      const result = found[index];
      const left = deleted[missing.indexOf(object)];
      const { type, id } = object;
      if (result?.ok) records.set(id, { id, type, change: "changed", record: result.body });
      else if (left?.ok) records.set(id, { id, type, change: "softDeleted", record: left.body });
      else if (left?.error.status === 404)
        records.set(id, { id, type, change: "permanentlyDeleted", record: null });
      else throw left?.error ?? result?.error ?? new Error(`No answer about ${id}`);
    });
    return { data: notifications.flatMap(({ id }) => records.get(id) ?? []) };
  },
});
