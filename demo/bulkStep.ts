import type { LocalStage } from "./localStage";
import type { Person, RunAction } from "./readingSteps";
import { check, type Say, type Step } from "./report";

const MEMBERS = 1_000;

interface Entry {
  readonly success: boolean;
  readonly already: boolean;
}

/** Makes many people members of a group, and counts how often it had to ask Graph. */
export const bulkStep = (
  { roundTrips }: LocalStage,
  run: RunAction,
  people: () => readonly Person[],
): Step => ({
  title: `Add ${MEMBERS} members to a group`,
  run: async (say) => {
    const { id: groupId } = await run<{ id: string }>("createGroup", {
      displayName: "Everybody",
      mailNickname: "everybody",
    });
    const memberIds = people()
      .slice(0, MEMBERS)
      .map(({ id }) => id);
    const add = async (title: string, told: Say): Promise<readonly Entry[]> => {
      const before = roundTrips();
      const { results } = await run<{ results: Entry[] }>("addMembersToGroup", {
        groupId,
        memberIds,
      });
      const added = results.filter(({ success, already }) => success && !already).length;
      const already = results.filter((entry) => entry.already).length;
      const requests = roundTrips() - before;
      told(title, `${added} added, ${already} already in, in ${requests} requests`);
      return results;
    };
    const first = await add("Add Members to Group", say);
    const again = await add("the same once more", say);
    check(first.length === MEMBERS && first.every(({ success }) => success), "some are missing");
    check(
      again.every(({ already }) => already),
      "some were added twice",
    );
  },
});
