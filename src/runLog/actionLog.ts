import type { ActionContext, ActionDefinition } from "@prismatic-io/spectral";
import { GraphError, isObject, shownQuery } from "../graph";
import { type Tally, tallyOf } from "./tally";

const counted = (count: number, things: string): string =>
  `${count} ${count === 1 ? things.replace(/s$/, "") : things}`;

/** `users` of `/users`, `members` of `/groups/{id}/members/microsoft.graph.user`. */
const nounOf = (path: string): string =>
  path
    .split(/[?#]/, 1)[0]
    ?.split("/")
    .filter((segment) => /^[a-z]+$/i.test(segment) && segment !== "delta")
    .pop() ?? "entries";

const entriesOf = (result: unknown): number | undefined => {
  const data = isObject(result) ? result.data : undefined;
  const list = isObject(data) ? data.value : data;
  return Array.isArray(list) ? list.length : undefined;
};

const outcome = (result: unknown, first: Tally["first"]): string => {
  const entries = entriesOf(result);
  return entries === undefined ? "" : `${counted(entries, nounOf(first?.path ?? ""))}, `;
};

const reason = (error: unknown): string =>
  error instanceof GraphError && error.status !== undefined
    ? ` (${[error.status, error.code].join(" ").trim()})`
    : "";

/** "List Users: 2500 users, 3 requests, 412 ms, $filter=startswith(displayName,'…')" */
const line = (label: string, what: string, { requests, first }: Tally, ms: number): string => {
  const options = first === undefined ? "" : shownQuery(first.path, first.query);
  return `${label}: ${what}${counted(requests, "requests")}, ${ms} ms${options === "" ? "" : `, ${options}`}`;
};

type Perform = (context: ActionContext, params: Record<string, unknown>) => Promise<unknown>;

const withLine = (label: string, perform: Perform): Perform => {
  return async (context, params) => {
    const tally = tallyOf(context);
    const startedAt = Date.now();
    const write = (what: string): void =>
      context.logger.info(line(label, what, tally, Date.now() - startedAt));
    try {
      const result = await perform(context, params);
      write(outcome(result, tally.first));
      return result;
    } catch (error) {
      write(`failed${reason(error)} after `);
      throw error;
    }
  };
};

/**
 * Actions that write one line to the log when they end: what came of it, with how many requests and in
 * which time, and what was asked, without anything that names a person.
 */
export const logged = <T extends Record<string, unknown>>(actions: T): T =>
  Object.fromEntries(
    Object.entries(actions as Record<string, ActionDefinition>).map(([key, action]) => [
      key,
      { ...action, perform: withLine(action.display.label, action.perform as Perform) },
    ]),
  ) as T;
