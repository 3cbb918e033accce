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
  inputs: { groupId, ownerId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" },
  answers: [{ status: 204 }],
  failures: [
    denied,
    notFound(groupId),
    badValue("Not a valid reference update.", "The two objects cannot be related in this way."),
    ofExchange,
    synchronised,
  ],
} satisfies ActionCase;
