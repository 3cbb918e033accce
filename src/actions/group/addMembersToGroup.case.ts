import type { ActionCase } from "../../../test/harness/actionCase";
import {
  denied,
  notFound,
  ofExchange,
  synchronised,
  wrongReference,
} from "../../../test/harness/graphFailures";
import { membersExamplePayload } from "../../examplePayloads/bulk";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const memberIds = membersExamplePayload.data.results.map(({ id }) => id);
const one = { inBatch: true, inputs: { memberIds: memberIds.slice(0, 1) } };

export default {
  inputs: { groupId, memberIds },
  answers: [{ body: { responses: [{ id: "0", status: 204 }] } }],
  failures: [
    denied,
    { ...notFound(String(memberIds[0])), ...one, after: [{ body: { id: groupId } }] },
    { ...wrongReference, ...one, after: [{ body: { id: groupId } }] },
    {
      ...ofExchange,
      ...one,
      after: [{ body: { id: groupId, mailEnabled: true, groupTypes: [] } }],
    },
    { ...synchronised, ...one, after: [{ body: { id: groupId, onPremisesSyncEnabled: true } }] },
  ],
} satisfies ActionCase;
