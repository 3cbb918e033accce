import { createClient } from "@prismatic-io/spectral/dist/clients/http";
import { leaf } from "./stepKind";

type KeyValue = { readonly key: string; readonly value: unknown };

const byKey = (given: unknown): Record<string, string> =>
  Object.fromEntries(
    ((given ?? []) as KeyValue[]).map(({ key, value }) => [key, String(value ?? "")]),
  );

const isTrue = (given: unknown): boolean => String(given ?? "") === "true";

/** What is done the same way whatever is chosen, or cannot be done here. */
const ONLY: Readonly<Record<string, readonly unknown[]>> = {
  connection: [undefined],
  responseType: [undefined, "", "json", "text"],
  debugRequest: [undefined, "", "false"],
  ignoreSslErrors: [undefined, "", "false"],
  includeFullResponse: [undefined, "", "false"],
};

/**
 * Posts over HTTP with Spectral's own client, whose habits of retrying and of encoding are those of the
 * platform's component.
 */
export const httpPost = leaf(
  {
    url: "single",
    data: "single",
    headers: "keyValueList",
    queryParams: "keyValueList",
    connection: "connection",
    responseType: "single",
    timeout: "single",
    debugRequest: "single",
    ignoreSslErrors: "single",
    includeFullResponse: "single",
    maxRetries: "single",
    retryDelayMS: "single",
    retryOnAllErrors: "single",
    useExponentialBackoff: "single",
  },
  (_step, inputs, { place }) =>
    async (scope) => {
      const value = (key: string): unknown => inputs[key]?.(scope);
      for (const [key, known] of Object.entries(ONLY))
        if (!known.includes(value(key)))
          throw new Error(`${place}: ${key} ${JSON.stringify(value(key))} cannot be played`);
      const retries = Number(value("maxRetries") ?? 0);
      const client = createClient({
        baseUrl: "",
        responseType: value("responseType") === "text" ? "text" : "json",
        timeout: Number(value("timeout") ?? 0),
        ...(retries === 0
          ? {}
          : {
              retryConfig: {
                retries,
                retryDelay: Number(value("retryDelayMS") ?? 0),
                retryAllErrors: isTrue(value("retryOnAllErrors")),
                useExponentialBackoff: isTrue(value("useExponentialBackoff")),
              },
            }),
      });
      const response = await client.post(String(value("url") ?? ""), value("data"), {
        headers: byKey(value("headers")),
        params: byKey(value("queryParams")),
      });
      return response.data;
    },
);
