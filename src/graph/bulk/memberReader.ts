import { GraphError, isNotFound } from "../errors/graphError";
import type { GraphClient, Purpose } from "../http/request";
import type { Member } from "../member";
import { LARGEST_PAGE, type Page, pages } from "../paging";
import { graphPath } from "../urls/path";

/** What tells who writes the members of a group. */
export interface GroupKind {
  readonly groupTypes?: readonly string[];
  readonly mailEnabled?: boolean | null;
  readonly onPremisesSyncEnabled?: boolean | null;
}

export const GROUP_KIND = "id,groupTypes,mailEnabled,onPremisesSyncEnabled";

/** Nobody can write the members of these with Graph: a rule, Exchange or Active Directory does. */
export const isClosed = ({
  groupTypes = [],
  mailEnabled,
  onPremisesSyncEnabled,
}: GroupKind): boolean =>
  groupTypes.includes("DynamicMembership") ||
  onPremisesSyncEnabled === true ||
  (mailEnabled === true && !groupTypes.includes("Unified"));

/** After this many refusals in a row for a missing permission, with nothing done, it is the app that lacks it. */
const MOST_FORBIDDEN = 20;

/** What a bulk write finds out about its group when it is refused: only then, and as little as it needs. */
export class GroupReader {
  /** The members that were read so far, ids in lower case. */
  readonly members = new Set<string>();
  /** Every member was read, apart from service principals, which Graph leaves out. */
  complete = false;
  private checked = false;
  private forbidden = 0;
  private broken = false;
  private reading: AsyncGenerator<Page<Member>, void, void> | undefined;

  constructor(
    private readonly graph: GraphClient,
    private readonly purpose: Purpose,
    private readonly groupId: string,
    private readonly endsAt: number | undefined,
  ) {}

  /**
   * Tells a refusal that holds for the whole step from one of a member.
   * @param isDone Something was written already.
   * @throws The refusal, or that the group is not there, when nobody can be written to the group.
   */
  async assertOfMember(refusal: GraphError, isDone: () => boolean): Promise<void> {
    this.forbidden = refusal.status === 403 ? this.forbidden + 1 : 0;
    // Once something was written, an error of the whole step would lose what came of it.
    if (isDone()) return;
    if (this.forbidden >= MOST_FORBIDDEN) throw refusal;
    await this.assertOpen(refusal);
  }

  /** Looks at the group, once: is it there, and are its members Graph's to write? */
  private async assertOpen(refusal: GraphError): Promise<void> {
    if (this.checked) return;
    this.checked = true;
    try {
      const { body } = await this.graph.request<GroupKind | undefined>({
        ...this.purpose,
        method: "GET",
        path: graphPath`/groups/${this.groupId}`,
        query: { $select: GROUP_KIND },
      });
      if (isClosed(body ?? {})) throw refusal;
    } catch (error) {
      if (error === refusal || isNotFound(error) || !(error instanceof GraphError)) throw error;
      // It cannot be read: then each member's own refusal has to do.
    }
  }

  /** Reads on, so many pages at most; stops for good when that fails. */
  async readOn(mostPages: number): Promise<void> {
    this.reading ??= pages<Member>(
      this.graph,
      {
        ...this.purpose,
        method: "GET",
        path: graphPath`/groups/${this.groupId}/members`,
        query: { $select: "id", $top: LARGEST_PAGE },
      },
      { endsAt: this.endsAt },
    );
    for (let page = 0; page < mostPages && !this.complete && !this.broken; page += 1) {
      try {
        const { done, value } = await this.reading.next();
        if (done) this.complete = true;
        else for (const { id } of value.value) this.members.add(String(id).toLowerCase());
      } catch {
        this.broken = true;
      }
    }
  }
}
