import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import { denied } from "../../../test/harness/graphFailures";
import { listSubscriptionsExamplePayload } from "../../examplePayloads/subscription";

export default {
  inputs: {},
  answers: [{ body: envelope(listSubscriptionsExamplePayload.data) }],
  failures: [denied],
} satisfies ActionCase;
