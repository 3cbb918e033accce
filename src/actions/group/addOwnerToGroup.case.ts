import type { ActionCase } from "../../../test/harness/actionCase";
import {
  denied,
  notFound,
  ofExchange,
  synchronised,
  wrongReference,
} from "../../../test/harness/graphFailures";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

export default {
  inputs: { groupId, ownerId: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" },
  answers: [{ status: 204 }],
  failures: [denied, notFound(groupId), wrongReference, ofExchange, synchronised],
} satisfies ActionCase;
