import type { Device } from "@microsoft/microsoft-graph-types";
import type { ListResult } from "../graph";

export const listDevicesExamplePayload: { data: ListResult<Device> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#devices",
    value: [
      {
        id: "000005c3-b718-4c4a-a494-7b2b8e7c1a11",
        deletedDateTime: null,
        accountEnabled: true,
        approximateLastSignInDateTime: "2026-11-20T07:12:44Z",
        deviceId: "6fa60d52-01e7-4b18-8055-4759461fc16b",
        displayName: "DESKTOP-00001",
        isCompliant: true,
        isManaged: true,
        manufacturer: null,
        model: null,
        onPremisesSyncEnabled: null,
        operatingSystem: "Windows",
        operatingSystemVersion: "10.0.26100",
        profileType: "RegisteredDevice",
        registrationDateTime: "2026-01-15T08:00:00Z",
        trustType: "AzureAd",
      },
    ],
    cursor: null,
  },
};
