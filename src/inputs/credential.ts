import { input } from "@prismatic-io/spectral";
import { optionalDateTime, optionalText, requiredGuid } from "./clean";

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
