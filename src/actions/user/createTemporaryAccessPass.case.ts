import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, methodsDenied, notFound } from "../../../test/harness/graphFailures";
import { createTemporaryAccessPassExamplePayload } from "../../examplePayloads/authenticationMethod";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const { data } = createTemporaryAccessPassExamplePayload;

export default {
  inputs: { userId },
  answers: [{ status: 201, body: data }],
  secrets: [String(data.temporaryAccessPass)],
  failures: [
    denied,
    methodsDenied,
    notFound(userId),
    badValue(
      "Invalid value specified for property 'lifetimeInMinutes'.",
      "and the tenant's policy for Temporary Access Pass: it must be on for this user",
    ),
  ],
} satisfies ActionCase;
