import { entity, flag, optionalText, orNull, type Schema, text, texts } from "./common";

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

/** `user` is null after an update; `password` is there when it was generated. */
export const upsertedUser: Schema = {
  type: "object",
  properties: {
    created: flag,
    id: text,
    userPrincipalName: text,
    user: orNull(user),
    password: text,
  },
  required: ["created", "id", "userPrincipalName", "user"],
};

/** `user` is null when none was found. */
export const foundUser: Schema = {
  type: "object",
  properties: { found: flag, user: orNull(user) },
  required: ["found", "user"],
};
