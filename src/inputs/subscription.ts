import { input } from "@prismatic-io/spectral";
import { addMinutes } from "date-fns";
import { InputError, LONGEST_LIFETIME_MINUTES } from "../graph";
import {
  optionalDateTime,
  optionalOneOf,
  optionalText,
  requiredId,
  requiredText,
  someChoices,
  textList,
} from "./clean";

export const subscriptionId = input({
  label: "Subscription ID",
  type: "string",
  required: true,
  dataSource: "selectSubscription",
  placeholder: "Enter subscription id",
  example: "7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
  comments: "The id of the subscription.",
  clean: requiredId("Subscription ID"),
});

const ids = requiredId("Subscription IDs");

export const subscriptionIds = input({
  label: "Subscription IDs",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Enter subscription id",
  example: "7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
  comments: "The subscriptions to renew. Empty is all that notify a webhook of this instance.",
  clean: (value: unknown): string[] => textList("Subscription IDs")(value).map(ids),
});

export const changeType = input({
  label: "Change Type",
  type: "string",
  collection: "valuelist",
  required: true,
  model: [
    { label: "Created", value: "created" },
    { label: "Updated", value: "updated" },
    { label: "Deleted", value: "deleted" },
  ],
  comments:
    "The changes to be notified of. Users and groups support updated (created, changed or soft-deleted) and deleted (permanently).",
  clean: someChoices("Change Type", ["created", "updated", "deleted"]),
});

export const triggerChangeType = input({
  label: "Change Type",
  type: "string",
  collection: "valuelist",
  required: true,
  model: [
    { label: "Updated (created, changed or soft-deleted)", value: "updated" },
    { label: "Deleted (permanently)", value: "deleted" },
  ],
  comments: "The changes that start the flow.",
  clean: someChoices("Change Type", ["updated", "deleted"]),
});

export const membershipChanges = input({
  label: "Membership Changes",
  type: "string",
  required: false,
  default: "include",
  model: [
    { label: "Include", value: "include" },
    { label: "Exclude", value: "exclude" },
    { label: "Only", value: "only" },
  ],
  comments:
    "Whether changes of a group's members start the flow: together with all others, not at all, or alone.",
  clean: optionalOneOf("Membership Changes", ["include", "exclude", "only"], "include"),
});

export const expectedClientState = input({
  label: "Client State",
  type: "password",
  required: false,
  placeholder: "Enter client state",
  comments:
    "The clientState that the subscriptions were created with. Notifications without it are dropped. Empty believes every notification.",
  clean: optionalText("Client State", 128),
});

/**
 * Azure Event Hubs and Event Grid, in the forms that Graph documents.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-event-hubs
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-event-grid
 */
const BROKER = /^(EventHub:https:\/\/[^\s/]+|EventGrid:\?[^\s]+=)/i;

const checkUrl = (url: string): string => {
  if (BROKER.test(url)) return url;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new InputError("Notification URL", "is not a valid URL");
  }
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(parsed.hostname);
  if (parsed.protocol !== "https:" && !(parsed.protocol === "http:" && loopback)) {
    throw new InputError(
      "Notification URL",
      "must begin with https://, EventHub:https:// or EventGrid:?",
    );
  }
  return url;
};

const requiredUrl = requiredText("Notification URL", 2048);
const urlText = optionalText("Notification URL", 2048);

export const notificationUrl = input({
  label: "Notification URL",
  type: "string",
  required: true,
  placeholder: "Enter webhook URL",
  example: "https://hooks.example.com/trigger/entra",
  comments:
    "The https URL that receives the notifications, such as the webhook URL of a flow. Azure Event Hubs is EventHub:https://…, Event Grid is EventGrid:?…, both as Microsoft Graph documents them.",
  clean: (value: unknown): string => checkUrl(requiredUrl(value)),
});

export const optionalNotificationUrl = input({
  ...notificationUrl,
  required: false,
  comments:
    "The new URL to receive the notifications, in the forms that Create Subscription takes. Empty leaves it as it is.",
  clean: (value: unknown): string | undefined => {
    const url = urlText(value);
    return url === undefined ? undefined : checkUrl(url);
  },
});

export const resource = input({
  label: "Resource",
  type: "string",
  required: true,
  placeholder: "Enter resource path",
  example: "users",
  comments:
    "The Microsoft Graph resource to watch, such as users, groups or groups/{id}/members. Applications send no notifications.",
  clean: requiredText("Resource", 1024),
});

const dateTime = optionalDateTime("Expiration Date Time");

const futureDateTime = (value: unknown): string | undefined => {
  const moment = dateTime(value);
  if (moment !== undefined && moment <= new Date().toISOString()) {
    throw new InputError("Expiration Date Time", "is in the past");
  }
  return moment;
};

export const expirationDateTime = input({
  label: "Expiration Date Time",
  type: "string",
  required: false,
  placeholder: "Enter date and time in UTC",
  example: "2026-12-20T18:00:00Z",
  comments:
    "When the subscription ends, in UTC. Empty is the longest that Graph allows: 29 days for users and groups.",
  clean: futureDateTime,
});

export const expirationTriggerDateTime = input({
  label: "Expiration Date Time",
  type: "string",
  required: false,
  placeholder: "Enter date and time in UTC",
  example: "2026-12-20T18:00:00Z",
  comments:
    "When the subscription ends, in UTC, at most 29 days ahead. Empty keeps it alive: it starts with 29 days and is renewed.",
  clean: (value: unknown): string | undefined => {
    const moment = dateTime(value);
    if (
      moment !== undefined &&
      moment > addMinutes(new Date(), LONGEST_LIFETIME_MINUTES).toISOString()
    ) {
      throw new InputError(
        "Expiration Date Time",
        "is more than 29 days ahead, the longest that Graph allows",
      );
    }
    return moment;
  },
});
