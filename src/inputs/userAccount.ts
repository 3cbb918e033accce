import { input } from "@prismatic-io/spectral";
import { toggle } from "./clean";

export const revokeSessions = input({
  label: "Revoke Sessions",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, ends the sign-in sessions as well. Without it, apps that are signed in go on until their tokens expire.",
  clean: toggle("Revoke Sessions", false),
});
