import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, wrongReference } from "../../../test/harness/graphFailures";
import { setGroupMembersExamplePayload } from "../../examplePayloads/bulk";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const stays = "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0";
const { toAdd, toRemove } = setGroupMembersExamplePayload.data;

const group = { body: { id: groupId, groupTypes: [], members: [] } };
const members = {
  body: {
    value: [stays, ...toRemove].map((id) => ({ "@odata.type": "#microsoft.graph.user", id })),
  },
};
const done = { body: { responses: [{ id: "0", status: 204 }] } };

export default {
  inputs: { groupId, memberIds: [stays, ...toAdd] },
  answers: [group, members, done, done],
  failures: [
    denied,
    notFound(groupId),
    {
      ...wrongReference,
      inBatch: true,
      before: [group, members],
      after: [{ body: { id: groupId } }, done],
    },
  ],
} satisfies ActionCase;
