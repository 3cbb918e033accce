import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { checkUserMembershipsExamplePayload } from "../../examplePayloads/userAccount";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const { memberOf, notMemberOf } = checkUserMembershipsExamplePayload.data;

export default {
  inputs: { userId, groupIds: [...memberOf, ...notMemberOf] },
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)",
        value: memberOf,
      },
    },
  ],
  failures: [denied, notFound(userId)],
} satisfies ActionCase;
