import { entity, flag, optionalFlag, optionalText, type Schema, text } from "./common";

export const subscription = entity({
  "@odata.context": text,
  id: text,
  resource: text,
  applicationId: optionalText,
  changeType: text,
  clientState: optionalText,
  notificationUrl: text,
  lifecycleNotificationUrl: optionalText,
  expirationDateTime: text,
  creatorId: optionalText,
  includeResourceData: optionalFlag,
  latestSupportedTlsVersion: optionalText,
});

/** Whether all were renewed, and what became of each. */
export const renewals: Schema = {
  type: "object",
  properties: {
    success: flag,
    subscriptions: {
      type: "array",
      items: entity({
        id: text,
        success: flag,
        expirationDateTime: optionalText,
        error: optionalText,
      }),
    },
  },
  required: ["success", "subscriptions"],
};
