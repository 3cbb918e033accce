import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { applicationExamplePayload } from "../../examplePayloads/application";

const appId = "631a96bc-a705-4eda-9f99-fdaf9f54f6a2";

export default {
  inputs: { appId },
  answers: [{ body: applicationExamplePayload.data }],
  failures: [denied, notFound(appId), unknownProperty("application")],
} satisfies ActionCase;
