import { flow, util } from "@prismatic-io/spectral";
import { MATCH_BY, matchPeople, type User } from "../matchPeople";
import { readPeopleList } from "../peopleList";

/**
 * Every night: asks the other system for its list, finds each person in the directory, sets the members of
 * the group, and says what that changed. It begins as a dry run.
 */
export const groupSync = flow({
  name: "Group Sync",
  stableKey: "group-sync",
  description: "Makes the members of a group equal to the list of another system.",
  schedule: { value: "0 2 * * *", timezone: "Etc/UTC" },
  // Two at once would each undo what the other did.
  queueConfig: { singletonExecutions: true },
  onExecution: async ({ components, configVars, logger }) => {
    const connection = configVars["Entra Connection"];
    const matchBy = MATCH_BY.find((name) => name === configVars["Match By"]) ?? "mail";
    const dryRun = util.types.toBool(configVars["Dry Run"]);

    const people = await readPeopleList(util.types.toString(configVars["People List URL"]));
    // The type argument says what Select asks for besides the properties that Graph gives anyway.
    const { data: users } = await components.msEntraId.listUsers<{ data: { value: User[] } }>({
      connection,
      $select: `id,${MATCH_BY.join(",")}`,
      getAllPaginatedResults: true,
    });
    const { memberIds, unknown } = matchPeople(people, users.value, matchBy);

    const { data } = await components.msEntraId.setGroupMembers({
      connection,
      groupId: configVars.Group,
      memberIds,
      // Groups and devices that are members stay.
      memberKind: "users",
      dryRun,
      maxRemovals: util.types.toString(configVars["Max Removals"]),
      // One that cannot be added fails the run, after all others were tried.
      failOnError: true,
    });
    for (const person of unknown)
      logger.warn(`Nobody in the directory has the ${matchBy} ${person}`);
    logger.info(
      `${dryRun ? "Would add" : "Added"} ${data.toAdd.length}, ${
        dryRun ? "would remove" : "removed"
      } ${data.toRemove.length}, ${data.unchanged} stay`,
    );
    return {
      data: {
        added: data.toAdd,
        removed: data.toRemove,
        unchanged: data.unchanged,
        unknown,
        dryRun,
      },
    };
  },
});
