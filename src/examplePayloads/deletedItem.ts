import type { DeletedItem, ListResult } from "../graph";

const group = {
  id: "46cc6179-19d0-473e-97ad-6ff84347bbbb",
  displayName: "SampleGroup",
  groupTypes: ["Unified"],
  mail: "example@contoso.com",
  mailEnabled: true,
  mailNickname: "Example",
  securityEnabled: false,
  visibility: "Public",
};

export const listDeletedItemsExamplePayload: { data: ListResult<DeletedItem> } = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups",
    value: [{ ...group }],
    cursor: null,
  },
};

export const restoreDeletedItemExamplePayload: {
  data: DeletedItem & { "@odata.context"?: string };
} = {
  data: {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity",
    "@odata.type": "#microsoft.graph.group",
    ...group,
  },
};

export const permanentlyDeleteItemExamplePayload = {
  data: { success: true as const, deletedItemId: group.id, alreadyDeleted: false },
};
