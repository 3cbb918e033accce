import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, unknownProperty } from "../../../test/harness/graphFailures";
import { searchUsersExamplePayload } from "../../examplePayloads/search";

const { value } = searchUsersExamplePayload.data;

export default {
  inputs: { searchText: "Ad" },
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
        "@odata.count": value.length,
        value,
      },
    },
  ],
  failures: [denied, unknownProperty("user")],
} satisfies ActionCase;
