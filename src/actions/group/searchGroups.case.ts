import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, unknownProperty } from "../../../test/harness/graphFailures";
import { searchGroupsExamplePayload } from "../../examplePayloads/search";

const { value } = searchGroupsExamplePayload.data;

export default {
  inputs: { searchText: "library" },
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#groups",
        "@odata.count": value.length,
        value,
      },
    },
  ],
  failures: [denied, unknownProperty("group")],
} satisfies ActionCase;
