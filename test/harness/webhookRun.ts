import { connection, type TestContext, testContext, wire } from "./component";

/** What a run of a webhook trigger gives to the platform. */
export interface WebhookResult {
  branch: string;
  payload: {
    body: {
      data: {
        event?: string;
        value?: Record<string, unknown>[];
        lifecycle?: Record<string, unknown>[];
        rejected?: number;
        filtered?: number;
        reason?: string;
        action?: string;
        gap?: { from: string | null; to: string } | null;
      };
    };
    rawBody: { data: string };
  };
  response?: { statusCode: number; contentType: string; body?: string };
  crossFlowState?: Record<string, unknown>;
}

const DAY = 86_400_000;

export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

export const SECRET = "a-secret-of-this-subscription";
export const TENANT = "84bd8158-6d4d-4958-8b9f-9d6445542f95";
export const OWN_ID = "d850b120-19bb-4291-b9c4-845ea04dd38d";
export const FLOW_URL = "https://hooks.example.com/trigger/entra";
export const STATE_KEY = "ms-entra-id-subscription-stable-1";
export const MISSED_KEY = `${STATE_KEY}-missed-since`;

/** What an earlier run has kept of the flow's subscription. */
export const knownState = (more: object = {}) => ({
  id: OWN_ID,
  clientState: SECRET,
  expirationDateTime: inDays(20),
  seenAt: inDays(-9),
  ...more,
});

/** A change as Graph notifies it. */
export const changeItem = (more: object = {}) => ({
  changeType: "updated",
  clientState: SECRET,
  resource: "Users/1",
  resourceData: { id: "1" },
  subscriptionId: OWN_ID,
  tenantId: TENANT,
  ...more,
});

/** The platform's payload around a delivery. */
export const deliveryOf = (value: unknown, more: object = {}) => ({
  headers: { "Content-Type": "application/json" },
  queryParameters: {},
  rawBody: { data: JSON.stringify({ value }), contentType: "application/json" },
  body: { data: { value }, contentType: "application/json" },
  ...more,
});

/** The platform's payload of a scheduled run. */
export const scheduledRun = {
  headers: { "Prismatic-Invoke-Type": "Scheduled" },
  queryParameters: {},
  rawBody: { data: "" },
  body: { data: "" },
};

export interface WebhookSetting extends TestContext {
  readonly key?: string;
  /** The whole of the cross-flow state. */
  readonly stored?: Record<string, unknown>;
  readonly inputs?: object;
  /** What the context has besides. */
  readonly more?: object;
}

/** Runs a webhook trigger on a payload, and gives its result with the state after it. */
export const runWebhook = async (
  payload: unknown,
  { key = "userTrigger", stored, inputs = {}, more = {}, ...rest }: WebhookSetting = {},
): Promise<{ result: WebhookResult; state: Record<string, unknown> }> => {
  const context = { ...testContext({ webhookUrls: { "Flow 1": FLOW_URL }, ...rest }), ...more };
  Object.assign(context.crossFlowState, stored ?? { [STATE_KEY]: knownState() });
  const result = (await wire.triggers[key]?.perform(context, payload, {
    connection,
    changeType: ["updated"],
    ...inputs,
  })) as WebhookResult;
  return { result, state: context.crossFlowState };
};

/** The result alone, of a run that knows this of its subscription. */
export const webhookResult = async (
  payload: unknown,
  { known = knownState(), ...setting }: WebhookSetting & { readonly known?: object | null } = {},
): Promise<WebhookResult> =>
  (await runWebhook(payload, { ...setting, stored: { [STATE_KEY]: known } })).result;
