import type { Emulator } from "../../emulator";
import {
  addMembers,
  type BulkOutcome,
  type GraphClient,
  LONGEST_BULK_MS,
  removeMembers,
  writeEach,
} from "../../src/graph";

const MEMBERS = 45;
const THERE = 5;
const UNKNOWN = 1;
const CREATES = 21;

type Check = (holds: boolean, otherwise: string) => void;
type FailureOf = (work: Promise<unknown>) => Promise<Error | undefined>;
type Outcome = BulkOutcome<{ already: boolean }>;

const unknownId = (index: number): string =>
  `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((entry) => [random(), entry] as const)
    .sort(([one], [other]) => one - other)
    .map(([, entry]) => entry);

const isOpen = ({ error }: Outcome): boolean => error?.code === "OutcomeUnknown";

/** What the results say of members, held against the group: `wanted` is what the step was to bring about. */
const checkMembers = (
  outcomes: readonly Outcome[],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  wanted: boolean,
  check: Check,
): void => {
  for (const outcome of outcomes) {
    const id = String(outcome.id);
    const { already, error } = outcome;
    if (isOpen(outcome)) continue;
    if (error === null) check(after.has(id) === wanted, `${id} is told as done and is not`);
    else
      check(
        after.has(id) === before.has(id),
        `${id} failed (${error.code}) and was written: ${error.status} ${error.message}`,
      );
    if (already) check(before.has(id) === wanted, `${id} is told as done before, and was not`);
  }
  const named = new Set(outcomes.map(({ id }) => id));
  for (const id of new Set([...before, ...after]))
    if (!named.has(id)) check(before.has(id) === after.has(id), `${id} changed and is not told`);
};

/**
 * Adds members in bulk, some of whom are there and some of whom nobody knows, removes half of them with some
 * who are not in, and creates users in bulk, while the storm goes on. What each result says is what the
 * directory holds, and no write to the group meets another one of ours.
 */
export const bulkStorm = async (
  graph: GraphClient,
  { directory, clock, collisions, domain }: Emulator,
  random: () => number,
  failureOf: FailureOf,
  check: Check,
): Promise<number> => {
  collisions.refuses = true;
  const timing = {
    now: clock.now,
    sleep: async (ms: number) => clock.advance(ms),
  };
  const limits = () => ({ ...timing, endsAt: clock.now().getTime() + LONGEST_BULK_MS });
  const group = directory.create("group", { displayName: "Bulk" }).id;
  clock.advance(5_000); // every replica knows it
  const members = () => new Set(directory.related("members", group).map(({ id }) => id));
  const people = [...directory.all("user")].map(({ id }) => id).slice(0, MEMBERS);
  directory.setRelated("members", group, people.slice(0, THERE));
  let errors = 0;

  const write = async (
    operation: string,
    ids: readonly string[],
    work: typeof addMembers,
    wanted: boolean,
  ): Promise<void> => {
    const before = members();
    let outcomes: Outcome[] | undefined;
    const failure = await failureOf(
      work(graph, { operation }, group, ids, limits()).then((told) => {
        outcomes = told;
      }),
    );
    if (failure !== undefined) errors += 1;
    if (outcomes === undefined) return;
    check(
      outcomes.map(({ id }) => id).join() === ids.join(),
      `${operation}: not one result for each, in order`,
    );
    errors += outcomes.filter(({ error }) => error !== null && error.status !== 404).length;
    checkMembers(outcomes, before, members(), wanted, check);
  };

  const unknown = Array.from({ length: UNKNOWN }, (_, index) => unknownId(index));
  const toAdd = shuffled([...people, ...unknown], random);
  await write("Add Members to Group", toAdd, addMembers, true);
  const toRemove = shuffled([...people.slice(0, MEMBERS / 2), ...unknown], random);
  await write("Remove Members from Group", toRemove, removeMembers, false);

  const names = Array.from({ length: CREATES }, (_, index) => `bulk${index}@${domain}`);
  const purpose = { operation: "Create Users" };
  const failure = await failureOf(
    writeEach(
      graph,
      purpose,
      names.map((userPrincipalName, index) => ({
        id: null,
        request: {
          ...purpose,
          method: "POST" as const,
          path: "/users",
          body: {
            accountEnabled: true,
            displayName: `Bulk ${index}`,
            mailNickname: `bulk${index}`,
            userPrincipalName,
            passwordProfile: { password: "xWwvJ]6NMw+bWH-d" },
          },
        },
      })),
      () => ({}),
      {},
      limits(),
    ).then(({ results }) => {
      clock.advance(5_000);
      for (const { index, success, error } of results) {
        const name = names[index] ?? "";
        const exists = directory.findByKey("user", "userPrincipalName", name) !== undefined;
        if (error?.code === "OutcomeUnknown") errors += 1;
        else check(exists === success, `${name} is told as ${success ? "" : "not "}created`);
      }
    }),
  );
  if (failure !== undefined) errors += 1;
  return errors;
};
