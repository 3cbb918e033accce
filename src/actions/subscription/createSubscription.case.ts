import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { subscriptionExamplePayload } from "../../examplePayloads/subscription";

const notificationUrl = "https://hooks.example.com/trigger/entra";
const clientState = "secret-of-the-flow-31";
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
      message:
        "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.",
      says: "Deploy the instance first",
    },
    {
      status: 401,
      code: "ExtensionError",
      message: "Operation: Create; Exception: [Status Code: Unauthorized; Reason: ]",
      says: "A new sign-in will not help",
    },
    {
      status: 409,
      code: "ObjectIdentifierInUse",
      message: `Subscription Id ${id} already exists for the requested combination`,
      says: "Look up the existing object",
    },
  ],
} satisfies ActionCase;
