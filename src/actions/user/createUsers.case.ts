import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, directoryFull, taken } from "../../../test/harness/graphFailures";
import { createUsersExamplePayload } from "../../examplePayloads/bulkUsers";

const password = "Correct-Horse-42!";
const inBatch = true;

export default {
  inputs: {
    records: [
      {
        displayName: "Adele Vance",
        userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
        passwordProfile: { password },
      },
    ],
  },
  answers: [
    {
      body: {
        responses: [
          { id: "0", status: 201, body: createUsersExamplePayload.data.results[0]?.user },
        ],
      },
    },
  ],
  secrets: [password],
  failures: [
    denied,
    { ...taken("userPrincipalName"), inBatch },
    {
      ...badValue(
        "The specified password does not comply with password complexity requirements. Please provide a different password.",
        "The password must have at least 8 characters",
      ),
      inBatch,
    },
    { ...directoryFull, inBatch },
  ],
} satisfies ActionCase;
