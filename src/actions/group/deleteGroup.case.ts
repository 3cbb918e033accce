import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

export default {
  inputs: { groupId },
  answers: [{ status: 204 }],
  failures: [denied, notFound(groupId)],
} satisfies ActionCase;
