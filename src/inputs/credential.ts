import { input } from "@prismatic-io/spectral";
import { integer, optionalDateTime, optionalText, requiredGuid, toggle } from "./clean";

export const credentialDisplayName = input({
  label: "Display Name",
  type: "string",
  required: false,
  placeholder: "Enter display name",
  example: "Payroll integration",
  comments: "What the new secret is for. It is how people tell secrets apart in the portal.",
  clean: optionalText("Display Name"),
});

export const credentialEndDateTime = input({
  label: "End Date Time",
  type: "string",
  required: false,
  placeholder: "Enter date and time in UTC",
  example: "2027-11-25T00:00:00Z",
  comments: "When the new secret expires, in UTC. Empty means two years after its start.",
  clean: optionalDateTime("End Date Time"),
});

export const credentialStartDateTime = input({
  label: "Start Date Time",
  type: "string",
  required: false,
  placeholder: "Enter date and time in UTC",
  example: "2026-11-25T00:00:00Z",
  comments: "When the new secret becomes valid, in UTC. Empty means now.",
  clean: optionalDateTime("Start Date Time"),
});

export const keyId = input({
  label: "Key ID",
  type: "string",
  required: true,
  placeholder: "Enter key id",
  example: "f0b0b335-1d71-4883-8f98-567911bfdca6",
  comments:
    "The key id of the secret: the keyId of Add Application Password, or of passwordCredentials in Get Application.",
  clean: requiredGuid(
    "Key ID",
    "the keyId of a secret, such as f0b0b335-1d71-4883-8f98-567911bfdca6. The secret itself, its hint and its name do not work here",
  ),
});

const USUAL_DAYS = 30;
/** A hundred years: some certificates of tests and devices last as long. */
const MOST_DAYS = 36_500;

export const days = input({
  label: "Expires Within (Days)",
  type: "string",
  required: false,
  default: `${USUAL_DAYS}`,
  placeholder: "Enter a number of days",
  example: "60",
  comments: `How far ahead to look: from 0 to ${MOST_DAYS} days. 0 lists only those that have expired.`,
  clean: integer("Expires Within (Days)", 0, MOST_DAYS, USUAL_DAYS),
});

export const includeExpired = input({
  label: "Include Expired",
  type: "boolean",
  required: false,
  default: "true",
  comments: "When true, lists what has expired as well, however long ago.",
  clean: toggle("Include Expired", true),
});

export const includeServicePrincipals = input({
  label: "Include Service Principals",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, looks at the service principals as well. That is where the certificates of SAML sign-in are.",
  clean: toggle("Include Service Principals", false),
});

export const includeOwners = input({
  label: "Include Owners",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, reads the owners of what is listed, so that they can be told. They are null where they cannot be read.",
  clean: toggle("Include Owners", false),
});
