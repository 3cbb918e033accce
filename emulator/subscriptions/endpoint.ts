import { invalid } from "./refusals";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** A secret of a key vault that holds the connection, or a hub by its name; both with the tenant's domain. */
const EVENT_HUB =
  /^https:\/\/([\w-]+\.vault\.[\w.]+\/secrets\/[\w-]+|[\w-]+\.servicebus\.[\w.]+\/eventhubname\/[\w.-]+)\?tenantId=[\w.-]+$/i;

const EVENT_GRID_PARTS = ["azuresubscriptionid", "resourcegroup", "partnertopic", "location"];

/** Whether notifications go to a message broker of Azure instead of a webhook: without a handshake. */
export const isBroker = (url: string): boolean => /^Event(Hub|Grid):/i.test(url);

const checkEventHub = (url: string): void => {
  if (!EVENT_HUB.test(url.slice("EventHub:".length))) {
    throw invalid(
      "The notification URL of an event hub must be 'EventHub:https://{vault}.vault.azure.net/secrets/{secret}?tenantId={domain}' or 'EventHub:https://{namespace}.servicebus.windows.net/eventhubname/{name}?tenantId={domain}'.",
    );
  }
};

const checkEventGrid = (url: string): void => {
  const query = url.slice("EventGrid:".length);
  const given = new Map(
    [...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value]),
  );
  const missing = EVENT_GRID_PARTS.filter((name) => !given.get(name));
  if (!query.startsWith("?") || missing.length > 0) {
    throw invalid(
      `The notification URL of an event grid lacks ${missing.join(", ")}: it must be 'EventGrid:?azuresubscriptionid={id}&resourcegroup={name}&partnertopic={name}&location={region}'.`,
    );
  }
};

const checkWebhook = (url: string): void => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const loopback = parsed?.protocol === "http:" && LOOPBACK.includes(parsed.hostname);
  if (parsed?.protocol !== "https:" && !loopback)
    throw invalid("The notification endpoint must use https.");
};

/**
 * Checks the form of a URL that notifications shall go to. Loopback may do without https.
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-event-hubs
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-event-grid
 */
export const checkEndpoint = (url: string): string => {
  if (/^EventHub:/i.test(url)) checkEventHub(url);
  else if (/^EventGrid:/i.test(url)) checkEventGrid(url);
  else checkWebhook(url);
  return url;
};
