import {
  assertDependencies,
  type BulkError,
  InputError,
  invalidEntry,
  isObject,
  type Method,
} from "../../graph";
import { records } from "./records";
import { isMissing } from "./text";

const LABEL = "Requests";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** One request of the list, checked as far as that needs no connection; or why it cannot be sent. */
export interface BatchEntry {
  readonly id: string | null;
  readonly request:
    | {
        readonly method: Method;
        readonly url: string;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: unknown;
      }
    | BulkError;
  /** Places in the list. */
  readonly dependsOn: readonly number[];
}

const list = records(LABEL);

const refuse = (place: number, problem: string): InputError =>
  new InputError(LABEL, `entry ${place} ${problem}`);

const idOf = (entry: Record<string, unknown>, place: number): string | null => {
  const { id } = entry;
  if (isMissing(id)) return null;
  if (typeof id !== "string" && typeof id !== "number")
    throw refuse(place, "has an id that is no text");
  return String(id);
};

const methodOf = (entry: Record<string, unknown>, place: number): Method => {
  const method = METHODS.find((name) => name === String(entry.method ?? "").toUpperCase());
  if (method === undefined) throw refuse(place, `has no method of ${METHODS.join(", ")}`);
  return method;
};

const headersOf = (entry: Record<string, unknown>, place: number): Record<string, string> => {
  const headers = entry.headers ?? {};
  if (!isObject(headers) || Object.values(headers).some((value) => typeof value !== "string"))
    throw refuse(place, 'has headers that are no object of texts, such as {"Prefer": "…"}');
  if (Object.keys(headers).some((name) => /^(authorization|host)$/i.test(name.trim())))
    throw refuse(place, "has a header that the connection sets: leave Authorization and Host out");
  return headers as Record<string, string>;
};

const requestOf = (entry: unknown, place: number): BatchEntry["request"] => {
  if (!isObject(entry)) return invalidEntry("The entry is no request");
  const { url, body } = entry;
  if (typeof url !== "string" || isMissing(url)) throw refuse(place, "has no url");
  return {
    method: methodOf(entry, place),
    url: url.trim(),
    headers: headersOf(entry, place),
    body: body ?? undefined,
  };
};

const dependenciesOf = (
  entry: unknown,
  place: number,
  places: ReadonlyMap<string, number>,
): number[] => {
  const { dependsOn = [] } = isObject(entry) ? entry : {};
  const ids = dependsOn === null ? [] : dependsOn;
  if (!Array.isArray(ids)) throw refuse(place, "has a dependsOn that is no list of ids");
  return ids.map((id) => {
    const other = places.get(String(id).toLowerCase());
    if (other === undefined)
      throw refuse(place, `depends on "${String(id).slice(0, 40)}", which is no id of the list`);
    return other;
  });
};

/** The requests of a batch of any length, in their order, with what each depends on. */
export const batchRequests = (value: unknown): BatchEntry[] => {
  const entries = list(value);
  const ids = entries.map((entry, place) => (isObject(entry) ? idOf(entry, place) : null));
  const places = new Map<string, number>();
  for (const [place, id] of ids.entries()) {
    if (id === null) continue;
    const key = id.toLowerCase();
    if (places.has(key)) throw refuse(place, `has the id "${id}", which another one has as well`);
    places.set(key, place);
  }
  const requests = entries.map((entry, place) => ({
    id: ids[place] ?? null,
    request: requestOf(entry, place),
    dependsOn: dependenciesOf(entry, place, places),
  }));
  assertDependencies(LABEL, requests);
  return requests;
};
