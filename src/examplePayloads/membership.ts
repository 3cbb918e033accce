import type { ListResult, Member, SearchResult } from "../graph";

/** What a user is a member of: a group, a directory role or an administrative unit. */
export interface Membership {
  "@odata.type"?: string;
  id?: string;
  displayName?: string | null;
  description?: string | null;
}

const context = "https://graph.microsoft.com/v1.0/$metadata#directoryObjects";

export const listUserMembershipsExamplePayload: { data: ListResult<Membership> } = {
  data: {
    "@odata.context": context,
    value: [
      {
        "@odata.type": "#microsoft.graph.group",
        id: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
        displayName: "Library Assist",
        description: "Self help community for library",
      },
      {
        "@odata.type": "#microsoft.graph.directoryRole",
        id: "9ed3a0c4-53e1-498c-ab4d-2473476fde14",
        displayName: "Directory Readers",
        description: "Can read basic directory information.",
      },
    ],
    cursor: null,
  },
};

const member: Member = {
  "@odata.type": "#microsoft.graph.user",
  id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  displayName: "Adele Vance",
  mail: "AdeleV@contoso.onmicrosoft.com",
  userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
};

const nested: Member = {
  "@odata.type": "#microsoft.graph.group",
  id: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
  displayName: "Library Administrators",
  mail: null,
};

export const listTransitiveGroupMembersExamplePayload: { data: ListResult<Member> } = {
  data: { "@odata.context": context, value: [nested, member], cursor: null },
};

export const searchGroupMembersExamplePayload: { data: SearchResult<Member> } = {
  data: { value: [member], truncated: false },
};

export const searchTransitiveGroupMembersExamplePayload: { data: SearchResult<Member> } = {
  data: { value: [member, nested], truncated: false },
};
