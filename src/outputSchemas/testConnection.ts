import { entity, optionalFlag, optionalText, orNull, type Schema, text, texts } from "./common";

/** What is null cannot be told: `permissions` and `covered` of a token that does not say what it allows. */
export const testedConnection: Schema = entity(
  {
    tenantId: optionalText,
    tenantName: optionalText,
    actingAs: { type: "string", enum: ["app", "user"] },
    appId: optionalText,
    user: orNull(
      entity({ id: optionalText, userPrincipalName: optionalText, displayName: optionalText }),
    ),
    permissions: { type: ["array", "null"], items: text },
    actions: {
      type: "array",
      items: entity({ key: text, covered: optionalFlag, missing: texts }, [
        "key",
        "covered",
        "missing",
      ]),
    },
  },
  ["tenantId", "tenantName", "actingAs", "appId", "user", "permissions", "actions"],
);
