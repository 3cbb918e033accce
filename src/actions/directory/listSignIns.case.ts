import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, notPremium, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listSignInsExamplePayload } from "../../examplePayloads/auditLog";

export default {
  inputs: { startDateTime: "2026-11-25T10:00:00Z", endDateTime: "2026-11-25T11:00:00Z" },
  answers: [{ body: envelope(listSignInsExamplePayload.data) }],
  failures: [denied, notPremium, unsupportedFilter("homeTenantId", "SignIn")],
} satisfies ActionCase;
