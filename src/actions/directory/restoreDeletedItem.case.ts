import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, taken } from "../../../test/harness/graphFailures";
import { restoreDeletedItemExamplePayload } from "../../examplePayloads/deletedItem";

const deletedItemId = "46cc6179-19d0-473e-97ad-6ff84347bbbb";

export default {
  inputs: { deletedItemId },
  answers: [{ body: restoreDeletedItemExamplePayload.data }],
  failures: [
    denied,
    { ...notFound(deletedItemId), says: "It is not among the deleted items" },
    { ...taken("userPrincipalName"), says: "Restore it with New User Principal Name" },
    { ...taken("proxyAddresses"), says: "Auto Reconcile Proxy Conflict" },
  ],
} satisfies ActionCase;
