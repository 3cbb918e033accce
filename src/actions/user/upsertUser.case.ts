import type { ActionCase } from "../../../test/harness/actionCase";
import {
  badValue,
  denied,
  directoryFull,
  notFound,
  synchronised,
} from "../../../test/harness/graphFailures";
import { upsertUserExamplePayload } from "../../examplePayloads/user";

const password = "Correct-Horse-42!";
const { id, user } = upsertUserExamplePayload.data;
const nobody = { body: { value: [] } };
const found = { body: { value: [{ id, userPrincipalName: "AdeleV@contoso.onmicrosoft.com" }] } };

export default {
  inputs: {
    displayName: "Adele Vance",
    userPrincipalName: "AdeleV",
    domain: "contoso.onmicrosoft.com",
    password,
  },
  answers: [nobody, { status: 201, body: user }],
  secrets: [password],
  failures: [
    denied,
    {
      status: 400,
      code: "Request_BadRequest",
      message: "Another object with the same value for property proxyAddresses already exists.",
      says: "No user was found by userPrincipalName, but proxyAddresses is in use: by another user",
      before: [nobody],
      after: [nobody],
    },
    {
      ...badValue(
        "The specified password does not comply with password complexity requirements. Please provide a different password.",
        "The password must have at least 8 characters",
      ),
      before: [nobody],
    },
    { ...directoryFull, before: [nobody] },
    { ...notFound(id), before: [found] },
    { ...synchronised, before: [found] },
  ],
} satisfies ActionCase;
