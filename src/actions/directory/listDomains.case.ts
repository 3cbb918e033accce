import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { listDomainsExamplePayload } from "../../examplePayloads/domain";

export default {
  inputs: {},
  answers: [{ body: listDomainsExamplePayload.data }],
  failures: [denied],
} satisfies ActionCase;
