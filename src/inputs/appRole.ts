import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import { requiredGuid, requiredId, requiredObjectId } from "./clean";
import { isMissing } from "./clean/text";

/** Of an app that has no roles of its own. */
const DEFAULT_ROLE = "00000000-0000-0000-0000-000000000000";

export const principalId = input({
  label: "Principal ID",
  type: "string",
  required: true,
  dataSource: "selectUser",
  placeholder: "Enter principal id",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments:
    "The object id of who gets the role: a user, a group or a service principal. Of a group, the direct members get it.",
  clean: requiredObjectId("Principal ID"),
});

const roleId = requiredGuid(
  "App Role ID",
  "the id of an app role, such as ef7437e6-4f94-4a0a-a110-a439eb2aa8f7. Its name and its value do not work here",
);

export const appRoleId = input({
  label: "App Role ID",
  type: "string",
  required: false,
  dataSource: "selectAppRole",
  placeholder: "Enter app role id",
  example: "ef7437e6-4f94-4a0a-a110-a439eb2aa8f7",
  comments:
    "The id of the role, from appRoles of the service principal. Empty is the default role, which is for apps without roles.",
  clean: (value: unknown): string => (isMissing(value) ? DEFAULT_ROLE : roleId(value)),
});

const anyId = requiredId("App Role Assignment ID");

/** Opaque, and made of these characters only: another text would pass for an assignment that is gone. */
const assignmentId = (value: unknown): string => {
  const id = anyId(value);
  if (!/^[\w.~+=-]+$/.test(id))
    throw new InputError(
      "App Role Assignment ID",
      "expects the id of an assignment, such as 41W1zT6z1U-kJxf62svfp1HFE8pMZhxDun-ThPczmJE",
    );
  return id;
};

export const appRoleAssignmentId = input({
  label: "App Role Assignment ID",
  type: "string",
  required: true,
  placeholder: "Enter app role assignment id",
  example: "41W1zT6z1U-kJxf62svfp1HFE8pMZhxDun-ThPczmJE",
  comments: "The id of the assignment, from Assign App Role or List App Role Assignments.",
  clean: assignmentId,
});
