import type { ListResult, Member } from "../graph";

const userId = "10f17b99-784c-4526-8747-aec8a3159d6a";
const managerId = "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0";

/** A user or an organizational contact: `@odata.type` tells. */
type Manager = Member & { "@odata.context"?: string };

export type FoundManager = { found: true; manager: Manager } | { found: false; manager: null };

export const getManagerExamplePayload: { data: FoundManager } = {
  data: {
    found: true,
    manager: {
      "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity",
      "@odata.type": "#microsoft.graph.user",
      id: managerId,
      displayName: "Sara Davis",
      mail: "SaraD@contoso.onmicrosoft.com",
      userPrincipalName: "SaraD@contoso.onmicrosoft.com",
    },
  },
};

export const setManagerExamplePayload = {
  data: { success: true as const, userId, managerId },
};

export const removeManagerExamplePayload = {
  data: { success: true as const, userId, alreadyRemoved: false },
};

export const listDirectReportsExamplePayload: { data: ListResult<Member> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
    value: [
      {
        "@odata.type": "#microsoft.graph.user",
        id: userId,
        displayName: "Adele Vance",
        mail: "AdeleV@contoso.onmicrosoft.com",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
      },
    ],
    cursor: null,
  },
};
