import { chunks } from "../chunks";
import { type GraphError, isAlreadyMember } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import { graphPath } from "../urls/path";
import { type BatchOptions, BatchRun } from "./batchRun";
import {
  afterLook,
  type BulkError,
  type BulkOutcome,
  bulkError,
  type Failed,
  LONGEST_BULK_MS,
} from "./bulkResult";
import { distinctIds } from "./distinctIds";
import { lookUpMembers } from "./lookUpMembers";
import { type Already, type MemberOutcomes, outcomesOf } from "./memberOutcomes";
import { GroupReader } from "./memberReader";
import type { BatchItem } from "./waitingParts";

/** Most references that Graph takes in a PATCH. */
const LARGEST_PATCH = 20;

/**
 * How many pages of members are worth reading when a reference was there already: as many as the requests
 * that finding the others one by one would take, two each, if they are as frequent as so far.
 */
const pagesWorth = (left: number, tried: number): number =>
  Math.max(1, Math.ceil((2 * left) / tried));

/** Adds members to one group, and remembers what came of each. */
class Adding {
  readonly outcomes: MemberOutcomes = new Map();
  private readonly group: GroupReader;
  private readonly run: BatchRun<readonly string[]>;
  /** References whose PATCH may have been carried out by an attempt without an answer. */
  private readonly uncertain: (readonly string[])[] = [];
  /** What failed without a refusal, by the id in lower case. */
  private readonly undecided = new Map<string, Failed>();

  constructor(
    private readonly graph: GraphClient,
    private readonly purpose: Purpose,
    private readonly groupId: string,
    private readonly ids: readonly string[],
    private readonly options: BatchOptions,
  ) {
    this.group = new GroupReader(graph, purpose, groupId, options.endsAt);
    this.run = new BatchRun(graph, purpose, { ...options, chained: true });
  }

  private patch(refs: readonly string[]): BatchItem<readonly string[]> {
    const reference = (id: string) =>
      `${this.graph.origin}/v1.0${graphPath`/directoryObjects/${id}`}`;
    return {
      key: refs,
      request: {
        ...this.purpose,
        method: "PATCH",
        path: graphPath`/groups/${this.groupId}`,
        body: { "members@odata.bind": refs.map(reference) },
      },
    };
  }

  private send(ids: readonly string[], size = LARGEST_PATCH): void {
    this.run.add(chunks(ids, size).map((refs) => this.patch(refs)));
  }

  private settle(ids: readonly string[], already: boolean, error: BulkError | null = null): void {
    for (const id of ids) this.outcomes.set(id.toLowerCase(), { already, error });
  }

  private noteUndecided(refs: readonly string[], failed: Failed): void {
    this.settle(refs, false, bulkError(failed));
    for (const id of refs) this.undecided.set(id.toLowerCase(), failed);
  }

  private isDone(): boolean {
    return [...this.outcomes.values()].some(({ error }) => error === null);
  }

  /** One of several references is wrong, and Graph did nothing: each goes alone, after the others. */
  private split(refs: readonly string[]): void {
    this.send(refs, 1);
  }

  private async refused(refs: readonly string[], error: GraphError, failure: BulkError) {
    await this.group.assertOfMember(error, () => this.isDone());
    if (refs.length > 1) this.split(refs);
    else this.settle(refs, false, failure);
  }

  /** Some of these are members: reads who is, as far as that is worth it, and sends only the others. */
  private async leaveOutMembers(refs: readonly string[]): Promise<void> {
    const tried = this.outcomes.size + refs.length;
    if (!this.group.complete) await this.group.readOn(pagesWorth(this.ids.length - tried, tried));
    const isMember = (id: string) => this.group.members.has(id.toLowerCase());
    const waiting = this.run.takeBack();
    this.settle([...refs, ...waiting.flat()].filter(isMember), true);
    const rest = refs.filter((id) => !isMember(id));
    const whole = waiting.filter(({ length }) => length > 1).flat();
    const single = waiting.filter(({ length }) => length === 1).flat();
    this.send(whole.filter((id) => !isMember(id)));
    // Without the member that was the reason they may go together.
    if (rest.length < refs.length) this.send(rest);
    else this.split(rest);
    this.send(
      single.filter((id) => !isMember(id)),
      1,
    );
  }

  /** Asks the group for those that an attempt without an answer may have added. */
  private async lookUp(): Promise<void> {
    const lost = distinctIds(this.uncertain.flat()).map((id) => id.toLowerCase());
    const ids = lost.filter((id) => this.undecided.has(id));
    const members = await lookUpMembers(this.graph, this.purpose, this.groupId, ids, this.options);
    for (const id of ids) {
      const failed = this.undecided.get(id) as Failed;
      if (members.get(id)) this.settle([id], true);
      else this.settle([id], false, bulkError(afterLook(failed, members.has(id))));
    }
  }

  /**
   * Graph does all of a PATCH or nothing of it. What is there after an attempt without an answer is the work
   * of that one, unless one of the same PATCH was added or refused later: then it has done nothing.
   */
  private isClaimed(refs: readonly string[]): boolean {
    return refs.every((id) => {
      const outcome = this.outcomes.get(id.toLowerCase());
      return outcome?.already || outcome?.error?.code === "OutcomeUnknown";
    });
  }

  async carryOut(): Promise<void> {
    this.send(this.ids);
    for (
      let settled = await this.run.next();
      settled !== undefined;
      settled = await this.run.next()
    ) {
      for (const { key: refs, result } of settled) {
        if (result.mayBeRepeat) this.uncertain.push(refs);
        if (result.ok) this.settle(refs, false);
        else if (result.outcome !== "refused") this.noteUndecided(refs, result);
        else if (!isAlreadyMember(result.error))
          await this.refused(refs, result.error, bulkError(result));
        else if (refs.length === 1) this.settle(refs, true);
        else await this.leaveOutMembers(refs);
      }
    }
    await this.lookUp();
    const isThere = (id: string) => this.outcomes.get(id.toLowerCase())?.already === true;
    const claimed = this.uncertain.filter((refs) => this.isClaimed(refs)).flat();
    this.settle(claimed.filter(isThere), false);
  }
}

/**
 * Adds objects to a group, 20 references in a PATCH and 20 PATCHes in a batch. One that is there already,
 * unknown or of a wrong kind fails the PATCH it is in, which Graph carries out whole or not at all: the
 * others of it are sent again. Writes to the group follow one another. Repeated ids are sent once. Those
 * whose answers were lost to the end are looked up.
 *
 * @returns What came of each id, in their order.
 * @throws GraphError once when the group is missing, or takes no members from anybody.
 * @see https://learn.microsoft.com/graph/api/group-post-members
 */
export const addMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  ids: readonly string[],
  options: BatchOptions = {},
): Promise<BulkOutcome<Already>[]> => {
  const endsAt = Date.now() + LONGEST_BULK_MS;
  const distinct = distinctIds(ids);
  const adding = new Adding(graph, purpose, groupId, distinct, { endsAt, ...options });
  await adding.carryOut();
  return outcomesOf(ids, adding.outcomes);
};
