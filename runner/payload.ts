import { type FlowIdentity, runIdentity } from "./context";

export interface WebhookCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly queryParameters: Readonly<Record<string, string>>;
  readonly body: string;
  readonly contentType: string;
}

const parseBody = ({ body, contentType }: WebhookCall): unknown => {
  if (!/json/i.test(contentType)) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

/** The payload that the platform makes of an HTTP call of a webhook URL. */
export const createPayload = (
  instance: string,
  flow: FlowIdentity,
  webhookUrls: Readonly<Record<string, string>>,
  call: WebhookCall,
) => ({
  ...runIdentity(instance, flow),
  headers: call.headers,
  queryParameters: call.queryParameters,
  rawBody: { data: call.body, contentType: call.contentType },
  body: { data: parseBody(call), contentType: call.contentType },
  pathFragment: "",
  webhookUrls,
  webhookApiKeys: {},
  invokeUrl: webhookUrls[flow.name] ?? "",
  globalDebug: false,
});

/** What a scheduled run gets instead of a call. */
export const scheduledCall: WebhookCall = {
  headers: { "prismatic-invoke-type": "Scheduled" },
  queryParameters: {},
  body: "",
  contentType: "",
};
