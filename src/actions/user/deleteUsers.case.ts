import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";

const id = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export default {
  inputs: { userIds: [id] },
  answers: [{ body: { responses: [{ id: "0", status: 204 }] } }],
  failures: [denied, { ...denied, inBatch: true }],
} satisfies ActionCase;
