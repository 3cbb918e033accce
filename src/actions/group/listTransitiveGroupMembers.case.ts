import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { listTransitiveGroupMembersExamplePayload } from "../../examplePayloads/membership";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";

export default {
  inputs: { groupId },
  answers: [{ body: envelope(listTransitiveGroupMembersExamplePayload.data) }],
  failures: [denied, notFound(groupId), unknownProperty("directoryObject")],
} satisfies ActionCase;
