import { input } from "@prismatic-io/spectral";
import type { OffboardingStep } from "../graph";
import { toggle } from "./clean";

/** The steps to choose, in the order in which they are taken. */
export const offboardingStepInputs = {
  disable: input({
    label: "Disable",
    type: "boolean",
    required: false,
    default: "true",
    comments: "When true, keeps the user from signing in.",
    clean: toggle("Disable", true),
  }),
  revokeSessions: input({
    label: "Revoke Sessions",
    type: "boolean",
    required: false,
    default: "true",
    comments: "When true, ends the sign-in sessions.",
    clean: toggle("Revoke Sessions", true),
  }),
  removeLicenses: input({
    label: "Remove Licenses",
    type: "boolean",
    required: false,
    default: "true",
    comments: "When true, takes the licences away that were given directly.",
    clean: toggle("Remove Licenses", true),
  }),
  removeFromGroups: input({
    label: "Remove From Groups",
    type: "boolean",
    required: false,
    default: "true",
    comments:
      "When true, takes the user out of all groups but those that are dynamic, synchronised or managed by Exchange.",
    clean: toggle("Remove From Groups", true),
  }),
  removeOwnerships: input({
    label: "Remove Ownerships",
    type: "boolean",
    required: false,
    default: "false",
    comments:
      "When true, takes the user out of the owners of groups, applications and service principals. The last owner of a group stays.",
    clean: toggle("Remove Ownerships", false),
  }),
  removeDirectoryRoles: input({
    label: "Remove Directory Roles",
    type: "boolean",
    required: false,
    default: "false",
    comments: "When true, ends the directory roles that the user was given directly.",
    clean: toggle("Remove Directory Roles", false),
  }),
  removeAppRoles: input({
    label: "Remove App Roles",
    type: "boolean",
    required: false,
    default: "false",
    comments:
      "When true, takes the user off the enterprise applications that were assigned directly.",
    clean: toggle("Remove App Roles", false),
  }),
  resetAuthenticationMethods: input({
    label: "Reset Authentication Methods",
    type: "boolean",
    required: false,
    default: "false",
    comments: "When true, deletes the methods by which the user signs in, but for the password.",
    clean: toggle("Reset Authentication Methods", false),
  }),
  removeManager: input({
    label: "Remove Manager",
    type: "boolean",
    required: false,
    default: "false",
    comments: "When true, takes the manager from the user.",
    clean: toggle("Remove Manager", false),
  }),
  deleteUser: input({
    label: "Delete User",
    type: "boolean",
    required: false,
    default: "false",
    comments:
      "When true, deletes the user at the end, unless a step before failed. The deleted items keep a user for 30 days.",
    clean: toggle("Delete User", false),
  }),
} satisfies Record<OffboardingStep, unknown>;

export const offboardingDryRun = input({
  label: "Dry Run",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, writes nothing, and tells what each step would do.",
  clean: toggle("Dry Run", false),
});
