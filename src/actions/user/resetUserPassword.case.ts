import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound, synchronised } from "../../../test/harness/graphFailures";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const password = "Correct-Horse-42!";

export default {
  inputs: { userId, password },
  answers: [{ status: 204 }],
  secrets: [password],
  failures: [
    denied,
    notFound(userId),
    synchronised,
    badValue(
      "The specified password does not comply with password complexity requirements. Please provide a different password.",
      "The password must have at least 8 characters of three kinds",
    ),
  ],
} satisfies ActionCase;
