import { entity, optionalText, orNull, type Schema, success, text } from "./common";

const belonging = { id: text, name: optionalText };

const error = entity({ status: { type: ["integer", "null"] }, code: text, message: text }, [
  "status",
  "code",
  "message",
]);

const listOf = (properties: Record<string, Schema>): Schema => ({
  type: "array",
  items: entity(properties, Object.keys(properties)),
});

/** What came of each step; `detail` says what was taken away and what was not. */
export const offboarded: Schema = success({
  userId: text,
  steps: {
    type: "array",
    items: entity(
      {
        step: text,
        status: { type: "string", enum: ["done", "already", "skipped", "failed"] },
        detail: orNull(
          entity(
            {
              reason: text,
              toRemove: listOf(belonging),
              removed: listOf(belonging),
              skipped: listOf({ ...belonging, reason: text }),
              failed: listOf({ ...belonging, error }),
            },
            [],
          ),
        ),
        error: orNull(error),
      },
      ["step", "status", "detail", "error"],
    ),
  },
});
