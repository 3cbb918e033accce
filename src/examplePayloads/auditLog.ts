import type { DirectoryAudit, SignIn } from "@microsoft/microsoft-graph-types";
import type { ListResult } from "../graph";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export const listSignInsExamplePayload: { data: ListResult<SignIn> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns",
    value: [
      {
        id: "66ea54eb-6301-4ee5-be62-ff5a759b0100",
        createdDateTime: "2026-11-25T10:15:41.6195833Z",
        userDisplayName: "Adele Vance",
        userPrincipalName: "adelev@contoso.onmicrosoft.com",
        userId,
        appId: "de8bc8b5-d9f9-48b1-a8ad-b748da725064",
        appDisplayName: "Graph explorer",
        ipAddress: "203.0.113.17",
        clientAppUsed: "Browser",
        correlationId: "d79f5bee-5860-4832-928f-3133e22ae912",
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
          displayName: null,
          operatingSystem: "Windows10",
          browser: "Edge 140.0.0",
          isCompliant: null,
          isManaged: null,
          trustType: null,
        },
        location: {
          city: "Redmond",
          state: "Washington",
          countryOrRegion: "US",
          geoCoordinates: { altitude: null, latitude: 47.68, longitude: -122.12 },
        },
        appliedConditionalAccessPolicies: [],
      },
    ],
    cursor: null,
  },
};

export const listDirectoryAuditsExamplePayload: { data: ListResult<DirectoryAudit> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#auditLogs/directoryAudits",
    value: [
      {
        id: "Directory_504a302e-8f3b-4bd6-b0d0-7e5d3a7a3c11",
        category: "GroupManagement",
        correlationId: "504a302e-8f3b-4bd6-b0d0-7e5d3a7a3c11",
        result: "success",
        resultReason: "",
        activityDisplayName: "Add member to group",
        activityDateTime: "2026-11-25T10:15:41.6195833Z",
        loggedByService: "Core Directory",
        operationType: "Assign",
        initiatedBy: {
          user: {
            id: userId,
            displayName: "Adele Vance",
            userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
            ipAddress: "203.0.113.17",
          },
          app: null,
        },
        targetResources: [
          {
            id: "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0",
            displayName: "Conf Room Adams",
            type: "User",
            userPrincipalName: "Adams@contoso.onmicrosoft.com",
            groupType: null,
            modifiedProperties: [],
          },
        ],
        additionalDetails: [],
      },
    ],
    cursor: null,
  },
};
