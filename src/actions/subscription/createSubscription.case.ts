import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";

const notificationUrl = "https://hooks.example.com/trigger/entra";
const clientState = "secret-of-the-flow-31";
const noHandshake =
  "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.";
const { id } = subscriptionExamplePayload.data;

export default {
  inputs: {
    changeType: ["updated"],
    notificationUrl,
    resource: "users",
    additionalProperties: { clientState },
  },
  answers: [{ status: 201, body: subscriptionExamplePayload.data }],
  secrets: [clientState],
  failures: [
    denied,
    {
      status: 403,
      code: "ExtensionError",
      message: "Operation: Create; Exception: [Status Code: Forbidden; Reason: Forbidden]",
      says: "Add it to the app in the Azure portal",
    },
    {
      status: 400,
      code: "InvalidRequest",
      message: noHandshake,
      // An endpoint that was cold has a second try.
      before: [{ status: 400, body: graphFault("InvalidRequest", noHandshake) }],
      says: "needs its token back within 10 seconds",
    },
    {
      status: 401,
      code: "ExtensionError",
      message: "Operation: Create; Exception: [Status Code: Unauthorized; Reason: ]",
      says: "The read permission of the resource is missing",
    },
    {
      status: 409,
      code: "ObjectIdentifierInUse",
      message: `Subscription Id ${id} already exists for the requested combination`,
      after: [{ body: subscriptionExamplePayload.data }],
      says: "Another flow, instance or integration of this app holds this combination",
    },
  ],
} satisfies ActionCase;
