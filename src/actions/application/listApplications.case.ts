import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied, unknownProperty, unsupportedFilter } from "../../../test/harness/graphFailures";
import { listApplicationsExamplePayload } from "../../examplePayloads/application";

export default {
  inputs: {},
  answers: [{ body: envelope(listApplicationsExamplePayload.data) }],
  failures: [
    denied,
    unsupportedFilter("isFallbackPublicClient", "Application"),
    unknownProperty("application"),
  ],
} satisfies ActionCase;
