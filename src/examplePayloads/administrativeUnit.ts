import type { ListResult, Member } from "../graph";

const administrativeUnitId = "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";
const memberId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export const listAdministrativeUnitMembersExamplePayload: { data: ListResult<Member> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
    value: [
      {
        "@odata.type": "#microsoft.graph.user",
        id: memberId,
        displayName: "Adele Vance",
        mail: "AdeleV@contoso.onmicrosoft.com",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
      },
    ],
    cursor: null,
  },
};

export const addMemberToAdministrativeUnitExamplePayload = {
  data: { success: true as const, administrativeUnitId, memberId, alreadyMember: false },
};

export const removeMemberFromAdministrativeUnitExamplePayload = {
  data: { success: true as const, administrativeUnitId, memberId, alreadyRemoved: false },
};
