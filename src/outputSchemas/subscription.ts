import { entity, optionalFlag, optionalText, text } from "./common";

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
