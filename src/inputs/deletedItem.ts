import { input } from "@prismatic-io/spectral";
import { deletedItemKinds } from "../graph";
import { oneOf, optionalOneOf, optionalText, requiredObjectId, toggle } from "./clean";
import { checkUserPrincipalName } from "./clean/userPrincipalName";

const LABEL = "Kind";

const model = [
  { label: "Users", value: "users" },
  { label: "Groups", value: "groups" },
  { label: "Applications", value: "applications" },
  { label: "Service principals", value: "servicePrincipals" },
  { label: "Administrative units", value: "administrativeUnits" },
];

export const itemKind = input({
  label: LABEL,
  type: "string",
  required: true,
  model,
  comments: "The kind of deleted items to list: Graph lists one kind at a time.",
  clean: oneOf(LABEL, deletedItemKinds),
});

/** Graph finds a deleted item by its id alone; the kind is for the picker, and for errors. */
export const optionalItemKind = input({
  ...itemKind,
  required: false,
  comments: "The kind of items that the picker offers; empty offers users.",
  clean: optionalOneOf(LABEL, deletedItemKinds, undefined),
});

export const deletedItemId = input({
  label: "Deleted Item ID",
  type: "string",
  required: true,
  dataSource: "selectDeletedItem",
  placeholder: "Enter deleted item id",
  example: "46cc6179-19d0-473e-97ad-6ff84347bbbb",
  comments: "The object id of the deleted item, which is the one that it had before.",
  clean: requiredObjectId("Deleted Item ID"),
});

const NEW_NAME = "New User Principal Name";
const name = optionalText(NEW_NAME, 256);

export const newUserPrincipalName = input({
  label: NEW_NAME,
  type: "string",
  required: false,
  placeholder: "Enter user principal name",
  example: "AdeleV2@contoso.onmicrosoft.com",
  comments:
    "The user principal name to restore a user with, when the old one has been taken meanwhile.",
  clean: (value: unknown): string | undefined => {
    const given = name(value);
    return given === undefined ? undefined : checkUserPrincipalName(NEW_NAME, given);
  },
});

export const autoReconcileProxyConflict = input({
  label: "Auto Reconcile Proxy Conflict",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, restores a user or group without those of its proxy addresses that others have taken meanwhile.",
  clean: toggle("Auto Reconcile Proxy Conflict", false),
});
