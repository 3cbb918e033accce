import type { ConnectionValue, Runner } from "../runner";
import { check, type Step } from "./report";

export interface Person {
  id: string;
  displayName: string;
}

/** Runs an action with the connection, and gives its result. */
export type RunAction = <T>(key: string, inputs: Record<string, unknown>) => Promise<T>;

interface Page<T> {
  value: T[];
  "@odata.nextLink"?: string;
  "@odata.deltaLink"?: string;
}

const PAGE_SIZE = 500;

/** Raw Request repeats nothing unless it is told to. */
const RETRIES = { maxRetries: "5", useExponentialBackoff: "true" };

/** Steps that only read; they run against the emulator and against a real tenant. */
export const readingSteps = (runner: Runner, connection: () => ConnectionValue) => {
  let people: readonly Person[] = [];

  const run: RunAction = (key, inputs) =>
    runner.runAction(key, { connection: connection(), debugRequest: "true", ...inputs });

  const listUsers: Step = {
    title: "List all users, page by page",
    run: async (say) => {
      let page = await run<Page<Person>>("listUsers", {
        $top: String(PAGE_SIZE),
        $select: "id,displayName",
      });
      let count = page.value.length;
      let pages = 1;
      while (page["@odata.nextLink"] !== undefined) {
        page = await run<Page<Person>>("rawRequest", {
          url: page["@odata.nextLink"],
          method: "GET",
          ...RETRIES,
        });
        count += page.value.length;
        pages += 1;
      }
      say(`Top ${PAGE_SIZE}, then the next links`, `${count} users on ${pages} pages`);
      const all = await run<Page<Person>>("listUsers", {
        getAllPaginatedResults: "true",
        $select: "id,displayName",
      });
      say("Get All Paginated Results", `${all.value.length} users in one step`);
      people = all.value;
      check(all.value.length === count, "the two lists differ");
      check(new Set(all.value.map(({ id }) => id)).size === count, "a user came twice");
      check(all["@odata.nextLink"] === undefined, "a complete list has no next page");
    },
  };

  const rawRequest: Step = {
    title: "Send a raw request",
    run: async (say) => {
      const { value } = await run<
        Page<{ displayName: string; verifiedDomains: { name: string }[] }>
      >("rawRequest", { url: "/organization", method: "GET", ...RETRIES });
      say("GET /organization", `${value[0]?.displayName}, ${value[0]?.verifiedDomains[0]?.name}`);
      check(value.length === 1, "a tenant is one organization");
    },
  };

  const wrongId: Step = {
    title: "See an error: a wrong id",
    run: async (say) => {
      const error = await run("getUser", { userId: "00000000-0000-0000-0000-000000000000" }).then(
        () => undefined,
        (reason: Error) => reason,
      );
      say("the error", error?.message ?? "no error");
      check(/404/.test(error?.message ?? ""), "a missing user is an error");
    },
  };

  return { run, people: () => people, listUsers, rawRequest, wrongId };
};
