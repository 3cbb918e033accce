import { type Control, listOf } from "./control";
import type { KeyValue } from "./formValues";
import { Picker } from "./Picker";

/** Boxes to tick, one for each choice. */
export const ChoicesControl = ({ input, values, id, onChange }: Control) => {
  const chosen = listOf<string>(values[input.key]);
  return (
    <div class="choices">
      {input.model?.map(({ label, value }, index) => (
        <label key={value}>
          <input
            id={index === 0 ? id : undefined}
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, value]
                  : chosen.filter((one) => one !== value),
              )
            }
          />
          {label}
        </label>
      ))}
    </div>
  );
};

/** One entry a line. */
export const ListControl = (props: Control) => {
  const { input, values, id, describedBy, onChange } = props;
  const entries = listOf<string>(values[input.key]);
  return (
    <>
      <textarea
        id={id}
        aria-describedby={describedBy}
        rows={Math.min(8, Math.max(2, entries.length + 1))}
        spellcheck={false}
        placeholder={input.example ?? "One entry a line"}
        value={entries.join("\n")}
        onInput={(event) => {
          const { value } = event.currentTarget;
          onChange(value === "" ? [] : value.split("\n"));
        }}
      />
      {input.dataSource !== undefined && (
        <Picker
          {...props}
          id={`${id}-picker`}
          value=""
          onPick={(picked) => onChange([...entries.filter((entry) => entry !== ""), picked])}
        />
      )}
    </>
  );
};

/** Names and values, one pair a row. */
export const KeyValuesControl = ({ input, values, id, onChange }: Control) => {
  const entries = listOf<KeyValue>(values[input.key]);
  const put = (index: number, part: Partial<KeyValue>): void =>
    onChange(entries.map((entry, at) => (at === index ? { ...entry, ...part } : entry)));
  return (
    <div class="key-values">
      {entries.map((entry, index) => (
        <div class="with-button" key={index}>
          <input
            aria-label={`${input.label}: name ${index + 1}`}
            value={entry.key}
            placeholder="Name"
            onInput={(event) => put(index, { key: event.currentTarget.value })}
          />
          <input
            aria-label={`${input.label}: value ${index + 1}`}
            value={entry.value}
            placeholder="Value"
            onInput={(event) => put(index, { value: event.currentTarget.value })}
          />
          <button
            type="button"
            aria-label={`Remove entry ${index + 1} of ${input.label}`}
            onClick={() => onChange(entries.filter((_entry, at) => at !== index))}
          >
            ×
          </button>
        </div>
      ))}
      <button id={id} type="button" onClick={() => onChange([...entries, { key: "", value: "" }])}>
        Add entry
      </button>
    </div>
  );
};
