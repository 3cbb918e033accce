import { isNotFound, isNotMember } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import { graphPath } from "../urls/path";
import { type BatchOptions, BatchRun } from "./batchRun";
import { afterLook, type BulkOutcome, bulkError, type Failed, LONGEST_BULK_MS } from "./bulkResult";
import { distinctIds } from "./distinctIds";
import { lookUpMembers } from "./lookUpMembers";
import { type Already, type MemberOutcomes, outcomesOf } from "./memberOutcomes";
import { GroupReader } from "./memberReader";
import type { BatchItem } from "./waitingParts";

/**
 * Ids that the list of members does not hold are asked for one by one, up to this many: each costs a request,
 * and Graph leaves service principals out of the list. Beyond that the list is believed.
 */
const MOST_ASKED_FOR = 100;

/** How many pages of members are worth reading: as many as the requests that the absent ones would take. */
const pagesWorth = (left: number, tried: number): number => Math.max(1, Math.ceil(left / tried));

/** Removes members from one group, and remembers what came of each. */
class Removing {
  readonly outcomes: MemberOutcomes = new Map();
  private readonly group: GroupReader;
  private readonly run: BatchRun<string>;
  /** Removals that may have been carried out, by the id in lower case. */
  private readonly unanswered = new Map<string, Failed>();
  private sorted = false;

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

  private deletion(id: string): BatchItem<string> {
    return {
      key: id,
      request: {
        ...this.purpose,
        method: "DELETE",
        // Without /$ref the member itself would be deleted.
        path: graphPath`/groups/${this.groupId}/members/${id}/$ref`,
        awaitReplication: false,
      },
    };
  }

  private settle(id: string, already: boolean, error: ReturnType<typeof bulkError> | null = null) {
    this.outcomes.set(id.toLowerCase(), { already, error });
  }

  private isDone(): boolean {
    return [...this.outcomes.values()].some(({ error }) => error === null);
  }

  /**
   * One was not there. In a chain each of these costs a request, so the list of members, as far as that
   * is worth it, tells who is left; those come first.
   */
  private async sort(): Promise<void> {
    if (this.sorted) return;
    const tried = this.outcomes.size;
    await this.group.readOn(pagesWorth(this.ids.length - tried, tried));
    this.sorted = this.group.complete;
    const waiting = this.run.takeBack();
    const isMember = (id: string) => this.group.members.has(id.toLowerCase());
    const absent = waiting.filter((id) => !isMember(id));
    const believed = this.group.complete && absent.length > MOST_ASKED_FOR ? absent : [];
    for (const id of believed) this.settle(id, true);
    this.run.add(
      [...waiting.filter(isMember), ...(believed.length > 0 ? [] : absent)].map((id) =>
        this.deletion(id),
      ),
    );
  }

  /** What is gone after a removal without an answer is its work. */
  private async lookUp(): Promise<void> {
    const ids = [...this.unanswered.keys()];
    const members = await lookUpMembers(this.graph, this.purpose, this.groupId, ids, this.options);
    for (const [id, failed] of this.unanswered) {
      if (members.get(id) === false) this.settle(id, false);
      else this.settle(id, false, bulkError(afterLook(failed, members.has(id))));
    }
  }

  async carryOut(): Promise<void> {
    this.run.add(this.ids.map((id) => this.deletion(id)));
    for (let settled = await this.run.next(); settled; settled = await this.run.next()) {
      let absent = false;
      for (const { key: id, result } of settled) {
        if (result.ok) {
          if (result.gone) await this.group.assertOfMember(result.gone, () => this.isDone());
          this.settle(id, false);
        } else if (result.outcome !== "refused") {
          this.settle(id, false, bulkError(result));
          if (result.outcome === "unknown") this.unanswered.set(id.toLowerCase(), result);
        } else {
          // A group that is not there is answered with 404 as a member is.
          await this.group.assertOfMember(result.error, () => this.isDone());
          const isAbsent = isNotFound(result.error) || isNotMember(result.error);
          if (isAbsent) this.settle(id, !result.mayBeRepeat);
          else this.settle(id, false, bulkError(result));
          absent ||= isAbsent;
        }
      }
      if (absent) await this.sort();
    }
    await this.lookUp();
  }
}

/**
 * Removes members from a group, 20 `DELETE`s in a batch, each after the one before. One that is not there is
 * a success. Repeated ids are sent once. Those whose answers were lost to the end are looked up.
 *
 * @returns What came of each id, in their order.
 * @throws GraphError once when the group is missing, or its members are nobody's to remove.
 * @see https://learn.microsoft.com/graph/api/group-delete-members
 */
export const removeMembers = async (
  graph: GraphClient,
  purpose: Purpose,
  groupId: string,
  ids: readonly string[],
  options: BatchOptions = {},
): Promise<BulkOutcome<Already>[]> => {
  const endsAt = Date.now() + LONGEST_BULK_MS;
  const removing = new Removing(graph, purpose, groupId, distinctIds(ids), { endsAt, ...options });
  await removing.carryOut();
  return outcomesOf(ids, removing.outcomes);
};
