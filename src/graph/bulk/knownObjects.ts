import { pathNames, valueNames } from "../http/mentionedNames";
import { createdNames, type RecentCreations } from "../http/recentCreations";
import type { GraphRequest } from "../http/request";
import type { PartAnswer } from "./envelope";

/** What the requests of a run show of the objects that they name. */
export class KnownObjects {
  /** Names in the paths of requests that succeeded: these objects are there. */
  private readonly there = new Set<string>();

  constructor(private readonly recent: RecentCreations | undefined) {}

  learn({ method, path }: GraphRequest, { status, body }: PartAnswer): void {
    if (status >= 400) return;
    for (const name of pathNames(path)) this.there.add(name.toLowerCase());
    if (status === 201) for (const name of createdNames(path, body)) this.recent?.remember(name);
    if (method === "DELETE") this.recent?.forget(pathNames(path).at(-1) ?? "");
  }

  /**
   * Whether a refusal may come from a replica that does not know yet what was created moments ago: an object
   * that the request names, that has not answered since, and that Graph does not tell from another one.
   */
  isRecent({ path, body, awaitReplication }: GraphRequest, answer: PartAnswer): boolean {
    const { recent } = this;
    if (answer.status < 400 || awaitReplication === false || recent === undefined) return false;
    const missing = /Resource '([^']+)'/.exec(JSON.stringify(answer.body ?? ""))?.[1];
    const names = [...pathNames(path), ...valueNames(body)].filter(
      (name) => !this.there.has(name.toLowerCase()),
    );
    return (
      recent.includesAny(names) &&
      (missing === undefined || !names.includes(missing) || recent.includesAny([missing]))
    );
  }
}
