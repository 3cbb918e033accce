import { input } from "@prismatic-io/spectral";
import { authenticationMethodKinds } from "../graph";
import { choices, integer, optionalDateTime, toggle } from "./clean";

// https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod
const [SHORTEST_PASS, LONGEST_PASS, USUAL_PASS] = [10, 43_200, 60];

export const lifetimeInMinutes = input({
  label: "Lifetime In Minutes",
  type: "string",
  required: false,
  default: `${USUAL_PASS}`,
  placeholder: "Enter minutes",
  example: "480",
  comments: `How long the pass can be used, from ${SHORTEST_PASS} to ${LONGEST_PASS} minutes (30 days). The policy of the tenant may allow less.`,
  clean: integer("Lifetime In Minutes", SHORTEST_PASS, LONGEST_PASS, USUAL_PASS),
});

export const isUsableOnce = input({
  label: "Is Usable Once",
  type: "boolean",
  required: false,
  default: "true",
  comments:
    "When true, the pass works for one sign-in; when false, as often as wanted in its lifetime, if the policy of the tenant allows it.",
  clean: toggle("Is Usable Once", true),
});

export const startDateTime = input({
  label: "Start Date Time",
  type: "string",
  required: false,
  placeholder: "Enter date and time",
  example: "2026-12-20T18:00:00Z",
  comments: "When the pass can be used from, in UTC. Empty is now.",
  clean: optionalDateTime("Start Date Time"),
});

export const keep = input({
  label: "Keep",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Enter kind",
  example: "fido2",
  comments: `The kinds of methods that stay: ${authenticationMethodKinds.join(", ")}. Empty keeps none.`,
  clean: choices("Keep", authenticationMethodKinds),
});
