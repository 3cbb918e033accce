import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, unknownProperty, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listDeletedItemsExamplePayload } from "../../examplePayloads/deletedItem";

export default {
  inputs: { itemKind: "groups" },
  answers: [{ body: envelope(listDeletedItemsExamplePayload.data) }],
  collection: "groups",
  failures: [denied, unknownProperty("group"), unsupportedFilter("theme", "Group")],
} satisfies ActionCase;
