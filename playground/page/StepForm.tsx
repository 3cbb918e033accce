import { useEffect, useState } from "preact/hooks";
import type { ActionEntry } from "../catalogue";
import type { StepRun } from "../steps";
import { ask } from "./api";
import { Field } from "./Field";
import { type FormValues, fromInputs, initialValues, missingLabels, toInputs } from "./formValues";
import { Result } from "./Result";
import { messageOf } from "./shown";

/** More optional inputs than this are folded away. */
const MOST_OPEN = 4;

interface StepFormProps {
  readonly action: ActionEntry;
  readonly connection: string;
  /** Inputs of an earlier run to begin with. */
  readonly used: Readonly<Record<string, unknown>> | undefined;
}

/** An action with a field for each of its inputs, and what came of running it. */
export const StepForm = ({ action, connection, used }: StepFormProps) => {
  const { inputs } = action;
  const begin = (): FormValues =>
    used === undefined ? initialValues(inputs) : fromInputs(inputs, used);
  const [values, setValues] = useState<FormValues>(begin);
  const [run, setRun] = useState<StepRun>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  useEffect(() => setValues(begin()), [used]);

  const send = async (): Promise<void> => {
    setBusy(true);
    setProblem("");
    try {
      setRun(
        await ask<StepRun>("POST", `/steps/${action.key}/run`, {
          inputs: toInputs(inputs, values),
        }),
      );
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(false);
  };

  const field = (input: ActionEntry["inputs"][number]) => (
    <Field
      key={input.key}
      input={input}
      values={values}
      allInputs={inputs}
      connection={connection}
      onChange={(value) => setValues((before) => ({ ...before, [input.key]: value }))}
    />
  );

  const optional = inputs.filter(({ required, key }) => !required && key !== "debugRequest");
  const folds = optional.length > MOST_OPEN;
  const open = inputs.filter(({ required }) => required);
  const folded = inputs.filter(
    ({ required, key }) => !required && (folds || key === "debugRequest"),
  );
  const missing = missingLabels(inputs, values);

  return (
    <>
      <form
        class="step-form"
        aria-label={action.label}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2>{action.label}</h2>
        <p>{action.description}</p>
        {open.map(field)}
        {!folds && optional.map(field)}
        {folded.length > 0 && (
          <details>
            <summary>{`More inputs (${folded.length})`}</summary>
            {folded.map(field)}
          </details>
        )}
        <div class="buttons">
          <button type="submit" class="primary" disabled={busy}>
            {busy ? "Running …" : "Run"}
          </button>
          {missing.length > 0 && (
            <span class="hint">{`Still empty: ${missing.join(", ")}. Run shows the error.`}</span>
          )}
        </div>
        {problem !== "" && (
          <p class="error" role="alert">
            {problem}
          </p>
        )}
      </form>
      {run !== undefined && <Result key={run.id} run={run} action={action} />}
    </>
  );
};
