import type { Changes } from "../graph";

const deltaLink =
  "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=MF1LuFYbK6Lw4DtZ4o9PDrcGekRP65WE";

export const listChangesExamplePayload: { data: Changes } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users(displayName,jobTitle)",
    "@odata.deltaLink": deltaLink,
    value: [
      {
        id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        displayName: "Adele Vance",
        jobTitle: "Retail Manager",
      },
      { id: "8ffff70c-1c63-4860-b963-e34ec660931d", "@removed": { reason: "changed" } },
    ],
    complete: true,
    deltaLink,
  },
};

const noMembers = { membersAdded: [], membersRemoved: [], error: null };

export const getNotifiedRecordsExamplePayload = {
  data: [
    {
      ...noMembers,
      id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
      type: "users" as const,
      change: "changed" as const,
      changeTypes: ["updated"],
      record: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity",
        id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        displayName: "Adele Vance",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
      },
    },
    {
      ...noMembers,
      id: "8ffff70c-1c63-4860-b963-e34ec660931d",
      type: "users" as const,
      change: "permanentlyDeleted" as const,
      changeTypes: ["deleted"],
      record: null,
    },
  ],
};
