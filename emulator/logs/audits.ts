import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../clock";
import type { Change, Directory, Entity } from "../directory";
import type { Kind } from "../kinds";
import type { Roles } from "../roles";
import type { Actors } from "./actors";
import { createLateLog } from "./lateLog";

/** What an activity is called, and where it belongs. */
interface Activity {
  readonly activityDisplayName: string;
  readonly category: string;
  readonly operationType: string;
}

/** https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities */
const nouns: Readonly<Record<string, readonly [noun: string, category: string]>> = {
  user: ["user", "UserManagement"],
  group: ["group", "GroupManagement"],
  application: ["application", "ApplicationManagement"],
  servicePrincipal: ["service principal", "ApplicationManagement"],
  device: ["device", "Device"],
  administrativeUnit: ["administrative unit", "AdministrativeUnit"],
};

const activityOf = ({ kind, how, created, update, relation, removed }: Change): Activity => {
  const [noun, category] = nouns[kind] ?? [kind, "Other"];
  const named = (verb: string, operationType: string): Activity => ({
    activityDisplayName: `${verb} ${noun}`,
    category,
    operationType,
  });
  if (relation !== undefined) {
    const one = relation === "members" ? "member" : "owner";
    return removed ? named(`Remove ${one} from`, "Unassign") : named(`Add ${one} to`, "Assign");
  }
  if (how === "softDeleted") return named("Delete", "Delete");
  if (how === "purged") return named("Hard Delete", "Delete");
  if (created) return named("Add", "Add");
  return update === undefined ? named("Restore", "Restore") : named("Update", "Update");
};

const changed = ({ before, after }: { before: Entity; after: Entity }) =>
  Object.keys(after)
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map((displayName) => ({
      displayName,
      oldValue: JSON.stringify(before[displayName] ?? null),
      newValue: JSON.stringify(after[displayName] ?? null),
    }));

const typeOf = (kind: Kind | undefined): string =>
  kind === undefined ? "Other" : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

/** Every change of the directory and of its roles, as the audit log shows it. */
export const createAudits = (
  clock: Clock,
  directory: Directory,
  roles: Roles,
  actors: Actors,
  lateness: { readonly ms: number },
) => {
  const log = createLateLog(clock, lateness);

  const target = (id: string, modifiedProperties: readonly object[] = []) => {
    const found = directory.findAny(id) ?? directory.findDeleted(id);
    return {
      id,
      displayName: found?.entity.displayName ?? null,
      type: typeOf(found?.kind),
      userPrincipalName: found?.entity.userPrincipalName ?? null,
      groupType: null,
      modifiedProperties,
    };
  };

  const write = (activity: Activity, targetResources: readonly object[]): void => {
    const correlationId = randomUUID();
    log.add({
      id: `Directory_${correlationId}`,
      correlationId,
      result: "success",
      resultReason: "",
      activityDateTime: clock.now().toISOString(),
      loggedByService: "Core Directory",
      initiatedBy: actors.initiatedBy(),
      targetResources,
      additionalDetails: [],
      ...activity,
    });
  };

  directory.onChange((change) => {
    const { id, links = [], update } = change;
    write(activityOf(change), [
      ...links.map((one) => target(one)),
      target(id, update === undefined ? [] : changed(update)),
    ]);
  });

  roles.onChange(({ principalId, roleDefinitionId }, removed) => {
    write(
      {
        activityDisplayName: removed ? "Remove member from role" : "Add member to role",
        category: "RoleManagement",
        operationType: removed ? "Unassign" : "Assign",
      },
      [target(principalId), { ...target(roleDefinitionId), type: "Role" }],
    );
  });

  return log.readable;
};
