import { useState } from "preact/hooks";
import type { ActionEntry } from "../catalogue";
import type { StepRun } from "../steps";
import { ask } from "./api";
import { Copy } from "./Copy";
import { DataTable, rowsOf } from "./DataTable";
import { Exchanges } from "./Exchanges";
import { JsonTree } from "./JsonTree";
import { Tabs } from "./Tabs";

const Masked = ({ id }: { readonly id: string }) => {
  const [revealed, setRevealed] = useState<unknown>();
  if (revealed !== undefined) return <JsonTree value={revealed} />;
  return (
    <p class="hint">
      Secrets in the result are masked.{" "}
      <button
        type="button"
        onClick={() =>
          void ask<{ result: unknown }>("POST", `/runs/${id}/reveal`, {}).then(({ result }) =>
            setRevealed(result),
          )
        }
      >
        Show them
      </button>
    </p>
  );
};

/** What came of a run: as the designer shows it, as a table, and what went over the wire. */
export const Result = ({
  run,
  action,
}: {
  readonly run: StepRun;
  readonly action: ActionEntry;
}) => {
  const refused = run.exchanges.find(({ outcome }) => outcome === "refused");
  const snippet = (which: "step" | "code") => async (): Promise<string> =>
    (
      await ask<{ step: string; code: string }>("POST", `/steps/${action.key}/snippets`, {
        inputs: run.inputs,
      })
    )[which];
  return (
    <section class="result" aria-label="Result">
      <h3>
        <span class={run.ok ? "badge good" : "badge bad"}>{run.ok ? "Succeeded" : "Failed"}</span>{" "}
        {action.label}{" "}
        <span class="hint">{`${run.ms} ms, ${run.exchanges.length} ${run.exchanges.length === 1 ? "exchange" : "exchanges"}`}</span>
      </h3>
      {refused !== undefined && <p class="error">{refused.error}</p>}
      {run.error !== undefined && (
        <p class="error" role="alert">
          {run.error.message}
        </p>
      )}
      <div class="buttons">
        <Copy label="Copy as step" text={snippet("step")} />
        <Copy label="Copy as code" text={snippet("code")} />
      </div>
      <Tabs
        label="What came of it"
        tabs={[
          ...(run.ok
            ? [
                {
                  key: "json",
                  label: "JSON",
                  content: () => (
                    <>
                      {run.masked && <Masked key={run.id} id={run.id} />}
                      <JsonTree key={run.id} value={run.result} />
                    </>
                  ),
                },
                {
                  key: "table",
                  label: "Table",
                  content: () => <DataTable rows={rowsOf(run.result)} caption={action.label} />,
                },
              ]
            : []),
          {
            key: "wire",
            label: `Exchanges (${run.exchanges.length})`,
            content: () => <Exchanges exchanges={run.exchanges} />,
          },
          {
            key: "log",
            label: `Log (${run.logs.length})`,
            content: () => (
              <pre class="log">
                {run.logs.length === 0
                  ? "Nothing was logged."
                  : run.logs
                      .map(({ level, message }) => `${level.padEnd(5)} ${message}`)
                      .join("\n")}
              </pre>
            ),
          },
          {
            key: "example",
            label: "Example payload",
            content: () => <JsonTree value={action.examplePayload} />,
          },
        ]}
      />
    </section>
  );
};
