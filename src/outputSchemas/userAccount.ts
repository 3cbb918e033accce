import { flag, type Schema, success, text, texts } from "./common";

export const accountState: Schema = success({ userId: text, accountEnabled: flag });

/** `sessionsRevoked` is there when revoking was asked for. */
export const disabledAccount: Schema = {
  ...accountState,
  properties: { ...accountState.properties, sessionsRevoked: flag },
};

const reset = success({ userId: text });

/** `password` is there when it was generated. */
export const passwordReset: Schema = {
  ...reset,
  properties: { ...reset.properties, password: text },
};

/** Group ids in the order of the input, each once. */
export const checkedMemberships: Schema = {
  type: "object",
  properties: { memberOf: texts, notMemberOf: texts, isMemberOfAll: flag, isMemberOfAny: flag },
  required: ["memberOf", "notMemberOf", "isMemberOfAll", "isMemberOfAny"],
};
