import type { Member } from "../graph";

export const getDirectoryObjectsExamplePayload: {
  data: { value: (Member & { accountEnabled?: boolean })[]; missing: string[] };
} = {
  data: {
    value: [
      {
        "@odata.type": "#microsoft.graph.user",
        id: "84b80893-8749-40a3-97b7-68513b600544",
        accountEnabled: true,
        displayName: "Trevor Jones",
      },
    ],
    missing: ["5d6059b6-368d-45f8-91e1-8e07d485f1d0"],
  },
};
