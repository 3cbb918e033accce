import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { listSubscriptionsExamplePayload } from "../../examplePayloads/subscription";

export default {
  inputs: {},
  answers: [{ body: listSubscriptionsExamplePayload.data }],
  failures: [denied],
} satisfies ActionCase;
