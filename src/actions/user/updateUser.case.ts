import type { ActionCase } from "../../../test/harness/actionCase";
import {
  badValue,
  denied,
  notFound,
  synchronised,
  taken,
} from "../../../test/harness/graphFailures";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const password = "Correct-Horse-42!";

export default {
  inputs: {
    userId,
    jobTitle: "Retail Manager",
    additionalProperties: { passwordProfile: { password } },
  },
  answers: [{ status: 204 }],
  secrets: [password],
  failures: [
    denied,
    notFound(userId),
    taken("userPrincipalName"),
    synchronised,
    badValue(
      "Property 'onPremisesSyncEnabled' is read-only and cannot be set.",
      "Leave the property out",
    ),
  ],
} satisfies ActionCase;
