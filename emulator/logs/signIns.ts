import { randomUUID } from "node:crypto";
import type { Clock } from "../clock";
import type { Entity } from "../directory";
import { createLateLog } from "./lateLog";

const GUEST = /^(.+)_([^_]+)#ext#@.+$/i;

/** Always in lower case, and a guest's as at home: https://learn.microsoft.com/graph/api/resources/signin */
const loggedName = (userPrincipalName: unknown): string =>
  String(userPrincipalName).replace(GUEST, "$1@$2").toLowerCase();

/** Every sign-in of a person, as the log shows it. */
export const createSignIns = (clock: Clock, lateness: { readonly ms: number }) => {
  const log = createLateLog(clock, lateness);

  const record = (user: Entity, appId: string): void => {
    log.add({
      id: randomUUID(),
      createdDateTime: clock.now().toISOString().replace("Z", "0000Z"),
      userDisplayName: user.displayName,
      userPrincipalName: loggedName(user.userPrincipalName),
      userId: user.id,
      appId,
      appDisplayName: "Emulated app",
      ipAddress: "127.0.0.1",
      clientAppUsed: "Browser",
      correlationId: randomUUID(),
      conditionalAccessStatus: "notApplied",
      isInteractive: true,
      riskDetail: "none",
      riskLevelAggregated: "none",
      riskLevelDuringSignIn: "none",
      riskState: "none",
      riskEventTypes: [],
      riskEventTypes_v2: [],
      resourceDisplayName: "Microsoft Graph",
      resourceId: "00000003-0000-0000-c000-000000000000",
      status: { errorCode: 0, failureReason: "Other.", additionalDetails: null },
      deviceDetail: {
        deviceId: "",
        displayName: "",
        operatingSystem: "Windows10",
        browser: "Edge 140.0.0",
        isCompliant: false,
        isManaged: false,
        trustType: "",
      },
      location: {
        city: "Redmond",
        state: "Washington",
        countryOrRegion: "US",
        geoCoordinates: { altitude: null, latitude: 47.68, longitude: -122.12 },
      },
      appliedConditionalAccessPolicies: [],
    });
  };

  return { record, readable: log.readable };
};
