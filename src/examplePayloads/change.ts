import type { DeltaPage } from "../graph";

export const listChangesExamplePayload: { data: DeltaPage } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users(displayName,jobTitle)",
    "@odata.deltaLink":
      "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=MF1LuFYbK6Lw4DtZ4o9PDrcGekRP65WE",
    value: [
      {
        id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        displayName: "Adele Vance",
        jobTitle: "Retail Manager",
      },
      { id: "8ffff70c-1c63-4860-b963-e34ec660931d", "@removed": { reason: "changed" } },
    ],
  },
};

/** An object that a notification was about, as it is now. */
export interface NotifiedRecord {
  id: string;
  type: "users" | "groups";
  /** `softDeleted` is restorable, and `record` is what is left of it in the deleted items. */
  change: "changed" | "softDeleted" | "permanentlyDeleted";
  record: Record<string, unknown> | null;
}

export const getNotifiedRecordsExamplePayload: { data: NotifiedRecord[] } = {
  data: [
    {
      id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
      type: "users",
      change: "changed",
      record: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity",
        id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
        displayName: "Adele Vance",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
      },
    },
    {
      id: "8ffff70c-1c63-4860-b963-e34ec660931d",
      type: "users",
      change: "permanentlyDeleted",
      record: null,
    },
  ],
};
