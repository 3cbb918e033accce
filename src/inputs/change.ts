import { input } from "@prismatic-io/spectral";
import { InputError, isObject } from "../graph";
import { optionalOneOf, optionalText, requiredId, requiredText, toggle } from "./clean";

export const deltaURL = input({
  label: "URL to fetch for delta",
  type: "string",
  required: true,
  placeholder: "Enter delta path or link",
  example: "/users/delta",
  comments:
    "The path of a delta query (/users/delta, /groups/delta, /applications/delta), or the @odata.nextLink or @odata.deltaLink of an earlier result. A link goes as it is; Select and Filter only count for a path.",
  clean: requiredText("URL to fetch for delta"),
});

export const $skiptoken = input({
  label: "Skip Token",
  type: "string",
  required: false,
  placeholder: "Enter skip token",
  comments: "The $skiptoken of a nextLink, when the path and the token are kept apart.",
  clean: optionalText("Skip Token"),
});

export const $deltatoken = input({
  label: "Delta Token",
  type: "string",
  required: false,
  placeholder: "Enter delta token",
  comments:
    "The $deltatoken of a deltaLink, when the path and the token are kept apart. The word latest skips everything up to now.",
  clean: optionalText("Delta Token"),
});

export const returnMinimal = input({
  label: "Return Minimal",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, returns only the properties that have changed.",
  clean: toggle("Return Minimal", false),
});

const STARTS = ["now", "everything"] as const;

export const startFrom = input({
  label: "Start From",
  type: "string",
  required: false,
  default: "everything",
  model: [
    { label: "Everything", value: "everything" },
    { label: "Now", value: "now" },
  ],
  comments:
    "Where a new round begins: with every object that is there, or with what changes from now on. Only for a path without a token.",
  clean: optionalOneOf("Start From", STARTS, "everything"),
});

const NOTIFICATIONS = "Notifications";

/** An object that notifications are about, and all that they say of it. */
export interface NotifiedObject {
  readonly type: "users" | "groups";
  readonly id: string;
  /** `updated` and `deleted`, in the order in which they were told. */
  readonly changeTypes: string[];
  /** Ids of members of a group. */
  readonly membersAdded: string[];
  readonly membersRemoved: string[];
}

const objectId = requiredId(NOTIFICATIONS);

const objectOf = (item: Record<string, unknown>): Pick<NotifiedObject, "type" | "id"> => {
  const [, type, id] =
    /^\/?(users|groups)(?:\/|\(')([^/')]+)/i.exec(String(item.resource ?? "")) ?? [];
  if (type === undefined || id === undefined) {
    throw new InputError(
      NOTIFICATIONS,
      "must be notifications of users or groups, as the triggers deliver them",
    );
  }
  return { type: type.toLowerCase() === "users" ? "users" : "groups", id: objectId(id) };
};

const without = (ids: string[], id: string): string[] => ids.filter((other) => other !== id);

/** What a membership came to: of an addition and a removal of one member, the later counts. */
const withMembers = (object: NotifiedObject, { resourceData }: Record<string, unknown>) => {
  const delta = isObject(resourceData) ? resourceData["members@delta"] : undefined;
  let { membersAdded, membersRemoved } = object;
  for (const member of Array.isArray(delta) ? delta : []) {
    if (!isObject(member) || typeof member.id !== "string") continue;
    const removed = member["@removed"] !== undefined && member["@removed"] !== null;
    const { id } = member;
    membersAdded = removed ? without(membersAdded, id) : [...without(membersAdded, id), id];
    membersRemoved = removed ? [...without(membersRemoved, id), id] : without(membersRemoved, id);
  }
  return { ...object, membersAdded, membersRemoved };
};

/** The objects of a list of notifications, each once, in the order of their first mention. */
const notifiedObjects = (items: readonly unknown[]): NotifiedObject[] => {
  const objects = new Map<string, NotifiedObject>();
  for (const item of items) {
    if (!isObject(item)) throw new InputError(NOTIFICATIONS, "must be a list of notifications");
    const { type, id } = objectOf(item);
    const key = `${type}/${id.toLowerCase()}`;
    const known = objects.get(key) ?? {
      type,
      id,
      changeTypes: [],
      membersAdded: [],
      membersRemoved: [],
    };
    const changeType = String(item.changeType ?? "");
    const changeTypes =
      changeType === "" || known.changeTypes.includes(changeType)
        ? known.changeTypes
        : [...known.changeTypes, changeType];
    objects.set(key, withMembers({ ...known, changeTypes }, item));
  }
  return [...objects.values()];
};

const parseNotifications = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new InputError(NOTIFICATIONS, "is not valid JSON");
  }
};

export const notifications = input({
  label: NOTIFICATIONS,
  type: "code",
  language: "json",
  required: true,
  placeholder: "Reference the trigger's body",
  example: '[{"resource": "Users/87d349ed-44d7-43e1-9a83-5f2406dee5bd", "changeType": "updated"}]',
  comments:
    "The notifications of User Trigger or Group Trigger: body.data of the trigger's results, or its value list.",
  clean: (value: unknown): NotifiedObject[] => {
    const parsed = parseNotifications(value);
    const list =
      typeof parsed === "object" && parsed !== null && "value" in parsed ? parsed.value : parsed;
    if (!Array.isArray(list))
      throw new InputError(NOTIFICATIONS, "must be a list of notifications");
    return notifiedObjects(list);
  },
});
