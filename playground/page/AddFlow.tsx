import { useState } from "preact/hooks";
import type { TriggerEntry } from "../catalogue";
import { ask } from "./api";
import { Field } from "./Field";
import { type FormValues, initialValues, toInputs } from "./formValues";
import type { State } from "./types";

interface FormProps {
  readonly triggers: readonly TriggerEntry[];
  readonly state: State;
  readonly act: (work: () => Promise<unknown>) => Promise<void>;
}

/** A form for a flow: its trigger, the inputs of that, and a schedule. */
export const AddFlow = ({ triggers, state, act }: FormProps) => {
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
