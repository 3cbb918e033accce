import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, methodsDenied, notFound } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";
import { listAuthenticationMethodsExamplePayload } from "../../examplePayloads/authenticationMethod";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const list = { body: listAuthenticationMethodsExamplePayload.data };
const refused = badValue(
  "The default authentication method cannot be deleted.",
  "The default method goes last.",
);
const again = { status: refused.status, body: graphFault(refused.code, refused.message) };

export default {
  inputs: { userId, keep: ["fido2"] },
  answers: [list, { status: 204 }],
  failures: [
    denied,
    methodsDenied,
    notFound(userId),
    { ...refused, before: [list], after: [again] },
  ],
} satisfies ActionCase;
