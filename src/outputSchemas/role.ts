import { entity, flag, listOf, optionalText, type Schema, text } from "./common";

const properties: Record<string, Schema> = {
  "@odata.context": text,
  id: text,
  principalId: optionalText,
  directoryScopeId: optionalText,
  roleDefinitionId: optionalText,
};

export const roleAssignments = listOf(entity(properties));

/** A role assignment that was made, or that was there already. */
export const assignedRole = entity({ ...properties, alreadyAssigned: flag }, [
  "id",
  "alreadyAssigned",
]);
