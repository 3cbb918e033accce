import type { ActionCase } from "../../../test/harness/actionCase";
import {
  badValue,
  denied,
  notFound,
  ofExchange,
  synchronised,
} from "../../../test/harness/graphFailures";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

export default {
  inputs: { groupId, description: "Self help community for library", visibility: "Private" },
  answers: [{ status: 204 }],
  failures: [
    denied,
    notFound(groupId),
    ofExchange,
    synchronised,
    badValue("Property 'mail' is read-only and cannot be set.", "Leave the property out"),
    {
      ...denied,
      inputs: { additionalProperties: { hideFromAddressLists: true } },
      before: [{ status: 204 }],
    },
  ],
} satisfies ActionCase;
