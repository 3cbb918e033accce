import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, methodsDenied, notFound } from "../../../test/harness/graphFailures";
import { listAuthenticationMethodsExamplePayload } from "../../examplePayloads/authenticationMethod";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export default {
  inputs: { userId },
  answers: [{ body: listAuthenticationMethodsExamplePayload.data }],
  failures: [denied, methodsDenied, notFound(userId)],
} satisfies ActionCase;
