import { useState } from "preact/hooks";
import type { Catalogue } from "../catalogue";
import type { FlowRun, FlowSetting } from "../flows";
import { AddFlow } from "./AddFlow";
import { ask, useServer } from "./api";
import { JsonTree } from "./JsonTree";
import { messageOf, minute, second } from "./shown";
import type { State } from "./types";

interface FlowsAnswer {
  readonly deployed: boolean;
  readonly flows: readonly (FlowSetting & { readonly url?: string })[];
  readonly runs: readonly FlowRun[];
  readonly state: unknown;
  readonly nextDue: { readonly flow: string; readonly at: number } | null;
}

/** What a run of a polling trigger tells: `2 events: created, softDeleted`. */
const eventsOf = (data: unknown): string => {
  const events = [data].flat() as { readonly changeType?: string }[];
  const kinds = [...new Set(events.flatMap((event) => event?.changeType ?? []))];
  return `${events.length} ${events.length === 1 ? "event" : "events"}: ${kinds.join(", ")}`;
};

const Runs = ({ runs }: { readonly runs: readonly FlowRun[] }) => (
  <section aria-label="Runs">
    <h3>{`Runs (${runs.length})`}</h3>
    {runs.length === 0 && <p class="hint">No flow has run yet.</p>}
    <ul class="plain">
      {runs.slice(0, 100).map((run) => (
        <li key={run.executionId}>
          <details>
            <summary>
              <span class={run.error === undefined ? "badge good" : "badge bad"}>
                {run.error === undefined ? (run.branch ?? "Poll") : "failed"}
              </span>{" "}
              <strong>{run.flow}</strong> <span class="hint">{second(run.at)}</span>{" "}
              {run.error === undefined && run.branch === undefined && eventsOf(run.data)}
            </summary>
            {run.error === undefined ? (
              <JsonTree value={run.data} />
            ) : (
              <p class="error">{run.error}</p>
            )}
          </details>
        </li>
      ))}
    </ul>
  </section>
);

/** Flows with a trigger: deployed, redeployed, run by schedule and by notification. */
export const Triggers = ({
  catalogue,
  state,
}: {
  readonly catalogue: Catalogue;
  readonly state: State;
}) => {
  const { data, error, reload } = useServer<FlowsAnswer>("/flows", "flows");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [said, setSaid] = useState("");

  const act = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setSaid("");
    try {
      await work();
      setProblem("");
    } catch (reason) {
      setProblem(messageOf(reason));
    }
    setBusy(false);
    reload();
  };

  const button = (label: string, method: string, path: string) => (
    <button
      type="button"
      disabled={busy}
      onClick={() => void act(() => ask(method, path, method === "POST" ? {} : undefined))}
    >
      {label}
    </button>
  );

  /** A poll that finds nothing starts no run, and says so. */
  const pollNow = async (name: string): Promise<void> => {
    const before = data?.runs[0]?.executionId;
    const { runs } = await ask<FlowsAnswer>("POST", `/flows/${encodeURIComponent(name)}/run`, {});
    if (runs[0]?.executionId === before) setSaid(`${name} was polled: no events.`);
  };

  const polls = (key: string): boolean =>
    catalogue.triggers.find((trigger) => trigger.key === key)?.polls === true;

  return (
    <div class="columns">
      <div class="side">
        <AddFlow triggers={catalogue.triggers} state={state} act={act} />
      </div>
      <div class="main">
        <h2>
          Instance{" "}
          <span class={data?.deployed ? "badge good" : "badge"}>
            {data?.deployed ? "deployed" : "not deployed"}
          </span>
        </h2>
        <div class="buttons">
          {button(data?.deployed ? "Redeploy" : "Deploy", "POST", "/instance/deploy")}
          {data?.deployed && button("Delete the instance", "POST", "/instance/delete")}
          {data?.nextDue != null && (
            <span class="hint">
              {`${data.nextDue.flow} runs by itself at ${minute(new Date(data.nextDue.at).toISOString())} UTC`}
            </span>
          )}
        </div>
        {(problem !== "" || error !== undefined) && (
          <p class="error" role="alert">
            {problem === "" ? error : problem}
          </p>
        )}
        <p class="hint" role="status">
          {said}
        </p>
        <ul class="plain">
          {data?.flows.map(({ name, trigger, schedule, url }) => (
            <li key={name} class="flow">
              <strong>{name}</strong> <span class="hint">{`${trigger}, ${schedule}`}</span>
              <div class="buttons">
                {url !== undefined && polls(trigger) && (
                  <button
                    type="button"
                    disabled={busy}
                    onClick={() => void act(() => pollNow(name))}
                  >
                    Poll now
                  </button>
                )}
                {url !== undefined &&
                  !polls(trigger) &&
                  button(
                    "Run as its schedule does",
                    "POST",
                    `/flows/${encodeURIComponent(name)}/run`,
                  )}
                {url !== undefined &&
                  !polls(trigger) &&
                  button(
                    "Send a forged notification",
                    "POST",
                    `/flows/${encodeURIComponent(name)}/forge`,
                  )}
                {button("Take out", "DELETE", `/flows/${encodeURIComponent(name)}`)}
              </div>
              {url !== undefined && !polls(trigger) && <code class="hint">{url}</code>}
            </li>
          ))}
        </ul>
        <Runs runs={data?.runs ?? []} />
        <details>
          <summary>State that the platform keeps</summary>
          <JsonTree value={data?.state ?? {}} />
        </details>
      </div>
    </div>
  );
};
