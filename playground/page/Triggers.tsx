import { useState } from "preact/hooks";
import type { Catalogue, TriggerEntry } from "../catalogue";
import type { FlowRun, FlowSetting } from "../flows";
import { ask, useServer } from "./api";
import { Field } from "./Field";
import { type FormValues, initialValues, toInputs } from "./formValues";
import { JsonTree } from "./JsonTree";
import type { State } from "./types";

interface FlowsAnswer {
  readonly deployed: boolean;
  readonly flows: readonly (FlowSetting & { readonly url?: string })[];
  readonly runs: readonly FlowRun[];
  readonly state: unknown;
  readonly nextDue: { readonly flow: string; readonly at: number } | null;
}

interface FormProps {
  readonly triggers: readonly TriggerEntry[];
  readonly state: State;
  readonly act: (work: () => Promise<unknown>) => Promise<void>;
}

const AddFlow = ({ triggers, state, act }: FormProps) => {
  const [key, setKey] = useState(triggers[0]?.key ?? "");
  const trigger = triggers.find((one) => one.key === key);
  const inputs = trigger?.inputs ?? [];
  const [name, setName] = useState("");
  const [schedule, setSchedule] = useState("daily");
  const [values, setValues] = useState<FormValues>(() => initialValues(inputs));

  const choose = (next: string): void => {
    setKey(next);
    setValues(initialValues(triggers.find((one) => one.key === next)?.inputs ?? []));
  };

  const takesSchedule = trigger?.scheduleSupport !== "invalid";
  const flowName = name.trim() === "" ? (trigger?.label ?? "Flow") : name.trim();

  return (
    <form
      class="step-form"
      aria-label="Add a flow"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() =>
          ask("PUT", `/flows/${encodeURIComponent(flowName)}`, {
            trigger: key,
            schedule: takesSchedule ? schedule : "none",
            inputs: toInputs(inputs, values),
          }),
        );
      }}
    >
      <h3>Add a flow</h3>
      <div class="field">
        <label for="flow-trigger">Trigger</label>
        <select
          id="flow-trigger"
          value={key}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {triggers.map((one) => (
            <option key={one.key} value={one.key}>
              {one.label}
            </option>
          ))}
        </select>
        <p class="hint">
          {trigger?.description} {trigger?.directions}
        </p>
      </div>
      <div class="field">
        <label for="flow-name">Name of the flow</label>
        <input
          id="flow-name"
          value={name}
          placeholder={trigger?.label ?? ""}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      {takesSchedule && (
        <div class="field">
          <label for="flow-schedule">Schedule</label>
          <select
            id="flow-schedule"
            value={schedule}
            onChange={(event) => setSchedule(event.currentTarget.value)}
          >
            {state.schedules.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
      )}
      {inputs.map((input) => (
        <Field
          key={input.key}
          input={input}
          values={values}
          allInputs={inputs}
          connection={state.connection}
          onChange={(value) => setValues((before) => ({ ...before, [input.key]: value }))}
        />
      ))}
      <button type="submit">Add flow</button>
    </form>
  );
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
                {run.error === undefined ? (run.branch ?? "run") : "failed"}
              </span>{" "}
              <strong>{run.flow}</strong>{" "}
              <span class="hint">{run.at.slice(0, 19).replace("T", " ")}</span>
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

  const act = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      setProblem("");
    } catch (reason) {
      setProblem(reason instanceof Error ? reason.message : String(reason));
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
              {`${data.nextDue.flow} runs by itself at ${new Date(data.nextDue.at).toISOString().slice(0, 16).replace("T", " ")} UTC`}
            </span>
          )}
        </div>
        {(problem !== "" || error !== undefined) && (
          <p class="error" role="alert">
            {problem === "" ? error : problem}
          </p>
        )}
        <ul class="plain">
          {data?.flows.map(({ name, trigger, schedule, url }) => (
            <li key={name} class="flow">
              <strong>{name}</strong> <span class="hint">{`${trigger}, ${schedule}`}</span>
              <div class="buttons">
                {url !== undefined &&
                  button(
                    polls(trigger) ? "Poll now" : "Run as its schedule does",
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
              {url !== undefined && <code class="hint">{url}</code>}
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
