import type { ListResult, Member } from "../graph";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export const addApplicationOwnerExamplePayload = {
  data: { success: true as const, applicationObjectId, ownerId, alreadyOwner: false },
};

export const removeApplicationOwnerExamplePayload = {
  data: { success: true as const, applicationObjectId, ownerId, alreadyRemoved: false },
};

export const listApplicationOwnersExamplePayload: { data: ListResult<Member> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
    value: [
      {
        "@odata.type": "#microsoft.graph.user",
        id: ownerId,
        displayName: "Adele Vance",
        mail: "AdeleV@contoso.onmicrosoft.com",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
      },
    ],
    cursor: null,
  },
};
