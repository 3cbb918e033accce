import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, directoryFull, taken } from "../../../test/harness/graphFailures";
import { createUserExamplePayload } from "../../examplePayloads/user";

const password = "Correct-Horse-42!";

export default {
  inputs: {
    displayName: "Adele Vance",
    userPrincipalName: "AdeleV",
    domain: "contoso.onmicrosoft.com",
    password,
  },
  answers: [{ status: 201, body: createUserExamplePayload.data }],
  secrets: [password],
  failures: [
    denied,
    taken("userPrincipalName"),
    badValue(
      "The specified password does not comply with password complexity requirements. Please provide a different password.",
      "The password must have at least 8 characters",
    ),
    directoryFull,
  ],
} satisfies ActionCase;
