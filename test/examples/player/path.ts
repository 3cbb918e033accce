import { refuse } from "./refuse";

/** A reference, taken apart: the step, what of it, and the way into that. */
export interface Path {
  readonly step: string;
  readonly part: "results" | "currentItem";
  readonly keys: readonly string[];
}

/** `.key`, `.0` and `.["odd.key"]`. */
const KEY = /\.(?:\["([^"]*)"\]|([^.[\]{}"]+))/y;

/** Reads `stepName.results.path` or `loopName.currentItem.path`. */
export const readPath = (place: string, text: unknown): Path => {
  const start = /^(\w+)\.(results|currentItem)/.exec(typeof text === "string" ? text : "");
  if (typeof text !== "string" || start === null)
    return refuse(place, `the reference ${JSON.stringify(text)} is not known`);
  const keys: string[] = [];
  KEY.lastIndex = start[0].length;
  while (KEY.lastIndex < text.length) {
    const key = KEY.exec(text);
    if (key === null) return refuse(place, `the reference ${JSON.stringify(text)} is not known`);
    keys.push(key[1] ?? key[2] ?? "");
  }
  return { step: String(start[1]), part: start[2] as Path["part"], keys };
};

/** Goes the way into a value. What is not there is undefined. */
export const follow = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
