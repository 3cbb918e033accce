import { flag, type Schema, success, text } from "./common";

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
