import { entity, flag, optionalText, pageOf, text, texts } from "./common";

/** The domains of the tenant, all of them at once: Graph has no pages here. */
export const domains = pageOf(
  entity({
    id: text,
    authenticationType: optionalText,
    availabilityStatus: optionalText,
    isAdminManaged: flag,
    isDefault: flag,
    isInitial: flag,
    isRoot: flag,
    isVerified: flag,
    supportedServices: texts,
    passwordValidityPeriodInDays: { type: ["integer", "null"] },
    passwordNotificationWindowInDays: { type: ["integer", "null"] },
    state: { type: ["object", "null"] },
  }),
);
