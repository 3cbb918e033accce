import { entity, listOf, optionalFlag, optionalText, text } from "./common";

/** The devices of a user also tell their type. */
export const devices = listOf(
  entity({
    "@odata.type": text,
    id: text,
    deletedDateTime: optionalText,
    accountEnabled: optionalFlag,
    approximateLastSignInDateTime: optionalText,
    deviceId: optionalText,
    displayName: optionalText,
    isCompliant: optionalFlag,
    isManaged: optionalFlag,
    manufacturer: optionalText,
    model: optionalText,
    onPremisesSyncEnabled: optionalFlag,
    operatingSystem: optionalText,
    operatingSystemVersion: optionalText,
    profileType: optionalText,
    registrationDateTime: optionalText,
    trustType: optionalText,
  }),
);
