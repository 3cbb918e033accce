import { entity, optionalText, type Schema, text } from "./common";

const owner: Schema = entity({
  id: text,
  displayName: optionalText,
  userPrincipalName: optionalText,
});

/** `servicePrincipalId` is there where a service principal has the credential; `owners` when asked for. */
const credential = entity(
  {
    applicationObjectId: optionalText,
    servicePrincipalId: text,
    appId: optionalText,
    displayName: optionalText,
    kind: { enum: ["secret", "certificate"] },
    keyId: optionalText,
    credentialName: optionalText,
    endDateTime: text,
    daysLeft: { type: "integer" },
    status: { enum: ["expired", "expiring"] },
    owners: { type: ["array", "null"], items: owner },
  },
  ["applicationObjectId", "kind", "keyId", "endDateTime", "daysLeft", "status"],
);

/** Soonest first; `checked` is how many applications and service principals were looked at. */
export const expiringCredentials: Schema = {
  type: "object",
  properties: { value: { type: "array", items: credential }, checked: { type: "integer" } },
  required: ["value", "checked"],
};
