import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listDirectoryAuditsExamplePayload } from "../../examplePayloads/auditLog";

export default {
  inputs: { startDateTime: "2026-11-25T10:00:00Z", endDateTime: "2026-11-25T11:00:00Z" },
  answers: [{ body: envelope(listDirectoryAuditsExamplePayload.data) }],
  failures: [denied, unsupportedFilter("resultReason", "DirectoryAudit")],
} satisfies ActionCase;
