import type { ActionCase } from "../../../test/harness/actionCase";
import {
  badValue,
  denied,
  notFound,
  ofExchange,
  synchronised,
} from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const { code, message } = notFound(ownerId);

export default {
  inputs: { groupId, ownerId },
  answers: [{ status: 204 }],
  failures: [
    denied,
    { ...notFound(groupId), before: [{ status: 404, body: graphFault(code, message) }] },
    badValue(
      "The group must have at least one owner, hence this owner cannot be removed.",
      "Add another owner first, then remove this one.",
    ),
    ofExchange,
    synchronised,
  ],
} satisfies ActionCase;
