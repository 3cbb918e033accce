import type { Exchange } from "../wire/exchange";
import { ask } from "./api";
import { Copy } from "./Copy";

const Headers = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => (
  <pre>
    {Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n")}
  </pre>
);

const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]+/, "");

const outcomeOf = ({ outcome, status, error }: Exchange): string =>
  outcome === "answered" ? String(status) : `${outcome}: ${error ?? ""}`;

const One = ({ exchange }: { readonly exchange: Exchange }) => {
  const { id, method, url, ms, attempt, waitedMs } = exchange;
  const good = exchange.outcome === "answered" && (exchange.status ?? 0) < 400;
  return (
    <li>
      <details class="exchange">
        <summary>
          <span class={good ? "badge good" : "badge bad"}>{outcomeOf(exchange)}</span>{" "}
          <strong>{method}</strong> <code>{pathOf(url)}</code>{" "}
          <span class="hint">
            {`${ms} ms`}
            {attempt > 1 && `, attempt ${attempt}`}
            {waitedMs !== undefined && attempt > 1 && ` after ${waitedMs} ms`}
          </span>
        </summary>
        <Copy
          label="Copy as curl"
          text={async () => (await ask<{ curl: string }>("GET", `/exchanges/${id}/curl`)).curl}
        />
        <h4>Request</h4>
        <Headers headers={exchange.requestHeaders} />
        {exchange.requestBody !== "" && <pre>{exchange.requestBody}</pre>}
        {exchange.responseHeaders !== undefined && (
          <>
            <h4>Answer</h4>
            <Headers headers={exchange.responseHeaders} />
            {exchange.responseBody !== "" && <pre>{exchange.responseBody}</pre>}
          </>
        )}
      </details>
    </li>
  );
};

/** What went over the wire, in its order. */
export const Exchanges = ({ exchanges }: { readonly exchanges: readonly Exchange[] }) =>
  exchanges.length === 0 ? (
    <p class="hint">Nothing was sent.</p>
  ) : (
    <ol class="plain">
      {exchanges.map((exchange) => (
        <One key={exchange.id} exchange={exchange} />
      ))}
    </ol>
  );
