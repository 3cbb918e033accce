import { entity, optionalText, text, texts } from "./common";

/** The default properties of a user; Select can ask for more. */
export const user = entity({
  "@odata.context": text,
  id: text,
  businessPhones: texts,
  displayName: optionalText,
  givenName: optionalText,
  jobTitle: optionalText,
  mail: optionalText,
  mobilePhone: optionalText,
  officeLocation: optionalText,
  preferredLanguage: optionalText,
  surname: optionalText,
  userPrincipalName: text,
});
