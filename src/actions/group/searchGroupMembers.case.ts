import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { searchGroupMembersExamplePayload } from "../../examplePayloads/membership";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const { value } = searchGroupMembersExamplePayload.data;

export default {
  inputs: { groupId, searchText: "ad" },
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
        "@odata.count": value.length,
        value,
      },
    },
  ],
  failures: [denied, notFound(groupId), unknownProperty("directoryObject")],
} satisfies ActionCase;
