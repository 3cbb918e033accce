import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { listAdministrativeUnitMembersExamplePayload } from "../../examplePayloads/administrativeUnit";

const administrativeUnitId = "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";

export default {
  inputs: { administrativeUnitId },
  answers: [{ body: envelope(listAdministrativeUnitMembersExamplePayload.data) }],
  failures: [denied, notFound(administrativeUnitId), unknownProperty("directoryObject")],
} satisfies ActionCase;
