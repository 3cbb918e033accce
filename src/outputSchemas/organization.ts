import { entity, objects, optionalFlag, optionalText, text, texts } from "./common";

/** The tenant with its id beside it. What is read with User.Read alone is null but for a few properties. */
export const organization = entity(
  {
    id: text,
    tenantId: text,
    deletedDateTime: optionalText,
    businessPhones: { ...texts, type: ["array", "null"] },
    city: optionalText,
    country: optionalText,
    countryLetterCode: optionalText,
    createdDateTime: optionalText,
    displayName: optionalText,
    onPremisesLastSyncDateTime: optionalText,
    onPremisesSyncEnabled: optionalFlag,
    preferredLanguage: optionalText,
    tenantType: optionalText,
    technicalNotificationMails: { ...texts, type: ["array", "null"] },
    verifiedDomains: objects,
  },
  ["id", "tenantId"],
);
