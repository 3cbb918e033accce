import { entity, flag, optionalText, type Schema, text, texts } from "./common";
import { group } from "./group";
import { user } from "./user";

const failure: Schema = {
  type: "object",
  properties: { status: { type: ["integer", "null"] }, code: text, message: text },
  required: ["status", "code", "message"],
};

const error: Schema = { ...failure, type: ["object", "null"] };

/** One result for each entry, in the order of the input; `more` is what the step adds to each. */
export const bulk = (more: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: "object",
  properties: {
    success: flag,
    total: { type: "integer" },
    succeeded: { type: "integer" },
    failed: { type: "integer" },
    results: {
      type: "array",
      items: entity(
        { index: { type: "integer" }, id: optionalText, success: flag, ...more, error },
        ["index", "id", "success", ...Object.keys(more), "error"].filter(
          (name) => !optional.includes(name),
        ),
      ),
    },
  },
  required: ["success", "total", "succeeded", "failed", "results"],
});

/** `already` is true where there was nothing to do. */
export const bulkMembers: Schema = bulk({ already: flag });

const changes = bulk({ change: { enum: ["add", "remove"] }, already: flag });

/** One result for each change, additions first; what a dry run would change is in the lists only. */
export const setMembers: Schema = {
  ...changes,
  properties: {
    ...changes.properties,
    toAdd: texts,
    toRemove: texts,
    unchanged: { type: "integer" },
  },
  required: [...Object.keys(changes.properties ?? {}), "toAdd", "toRemove", "unchanged"],
};

/** `user` is null where none was created; `password` is there when it was generated. */
export const createdUsers: Schema = bulk(
  { user: { type: ["object", "null"], properties: user.properties ?? {} }, password: text },
  ["password"],
);

/** `status`, `headers` and `body` are null where Graph gave no answer; the body is of any type. */
export const answeredRequests: Schema = bulk({
  status: { type: ["integer", "null"] },
  headers: { type: ["object", "null"] },
  body: {},
});

/** `notAdded` names the owners and members that were given and are not in the group. */
export const createdGroup: Schema = {
  ...group,
  properties: {
    ...group.properties,
    notAdded: {
      type: "array",
      items: entity({ relationship: { enum: ["owners", "members"] }, id: text, error: failure }, [
        "relationship",
        "id",
        "error",
      ]),
    },
  },
};
