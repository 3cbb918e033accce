import type { ListResult, Member } from "../graph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export const addOwnerToGroupExamplePayload = {
  data: { success: true as const, groupId, ownerId, alreadyOwner: false },
};

export const removeOwnerFromGroupExamplePayload = {
  data: { success: true as const, groupId, ownerId, alreadyRemoved: false },
};

export const listGroupOwnersExamplePayload: { data: ListResult<Member> } = {
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
