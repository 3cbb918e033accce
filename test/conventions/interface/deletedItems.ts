import { connection, debugRequest, list, type Surface } from "./common";

const { connection: _first, ...listOptions } = list;

export const deletedItems: Surface = {
  listDeletedItems: {
    label: "List Deleted Items",
    inputs: { connection, itemKind: ["Kind"], ...listOptions },
  },
  permanentlyDeleteItem: {
    label: "Permanently Delete Item",
    inputs: {
      connection,
      itemKind: ["Kind"],
      deletedItemId: ["Deleted Item ID"],
      debugRequest,
    },
  },
  restoreDeletedItem: {
    label: "Restore Deleted Item",
    inputs: {
      connection,
      itemKind: ["Kind"],
      deletedItemId: ["Deleted Item ID"],
      newUserPrincipalName: ["New User Principal Name"],
      autoReconcileProxyConflict: ["Auto Reconcile Proxy Conflict", "false"],
      debugRequest,
    },
  },
};
