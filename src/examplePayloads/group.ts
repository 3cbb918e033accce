import type { Group } from "@microsoft/microsoft-graph-types";
import type { ListResult, Member, Upserted } from "../graph";

type Entity = Group & { "@odata.context"?: string };

const library: Group = {
  id: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
  deletedDateTime: null,
  classification: null,
  createdDateTime: "2018-12-22T00:51:37Z",
  description: "Self help community for library",
  displayName: "Library Assist",
  expirationDateTime: null,
  groupTypes: ["Unified"],
  isAssignableToRole: null,
  mail: "library@contoso.onmicrosoft.com",
  mailEnabled: true,
  mailNickname: "library",
  membershipRule: null,
  membershipRuleProcessingState: null,
  onPremisesLastSyncDateTime: null,
  onPremisesSecurityIdentifier: null,
  onPremisesSyncEnabled: null,
  preferredDataLocation: null,
  preferredLanguage: null,
  proxyAddresses: ["SMTP:library@contoso.onmicrosoft.com"],
  renewedDateTime: "2018-12-22T00:51:37Z",
  securityEnabled: false,
  securityIdentifier: "S-1-12-1-3005279762-1288352205-933513398-3452264894",
  theme: null,
  visibility: "Public",
  onPremisesProvisioningErrors: [],
};

const entityContext = "https://graph.microsoft.com/v1.0/$metadata#groups/$entity";

export const groupExamplePayload: { data: Entity } = {
  data: { "@odata.context": entityContext, ...library },
};

export const listGroupExamplePayload: { data: ListResult<Group> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups",
    value: [library],
    cursor: null,
  },
};

export const listGroupMembersExamplePayload: { data: ListResult<Member> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
    value: [
      {
        "@odata.type": "#microsoft.graph.user",
        id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        displayName: "Adele Vance",
        mail: "AdeleV@contoso.onmicrosoft.com",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
      },
    ],
    cursor: null,
  },
};

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const memberId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export const groupChangedExamplePayload = { data: { success: true as const, groupId } };

export const addMemberToGroupExamplePayload = {
  data: { success: true as const, groupId, memberId, alreadyMember: false },
};

export const removeMemberOfGroupExamplePayload = {
  data: { success: true as const, groupId, memberId, alreadyRemoved: false },
};

export const upsertGroupExamplePayload: { data: Upserted<Entity> } = {
  data: {
    "@odata.context": entityContext,
    ...library,
    uniqueName: "library-assist",
    created: true,
  },
};
