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
