import { useState } from "preact/hooks";
import type { FieldInput } from "../catalogue";
import { fieldKind } from "./fieldKind";
import type { FieldValue, FormValues, KeyValue, UploadedFile } from "./formValues";
import { Picker } from "./Picker";

export interface FieldProps {
  readonly input: FieldInput;
  readonly values: FormValues;
  /** Where the choices of a picker come from. */
  readonly allInputs: readonly FieldInput[];
  readonly connection: string;
  readonly onChange: (value: FieldValue) => void;
}

type Control = FieldProps & { readonly id: string; readonly describedBy: string };

const textOf = (value: FieldValue | undefined): string => (typeof value === "string" ? value : "");
const listOf = <T,>(value: FieldValue | undefined): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [];

const TextControl = ({ input, values, id, describedBy, onChange }: Control) => {
  const shared = {
    id,
    "aria-describedby": describedBy,
    "aria-required": input.required,
    autocomplete: "off" as const,
    spellcheck: false,
    placeholder: input.example ?? input.placeholder ?? "",
    value: textOf(values[input.key]),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      onChange(event.currentTarget.value),
  };
  return fieldKind(input) === "password" ? (
    <input {...shared} type="password" />
  ) : (
    <input {...shared} type="text" />
  );
};

const DateTimeControl = (props: Control) => (
  <div class="with-button">
    <TextControl {...props} />
    <button
      type="button"
      onClick={() => props.onChange(new Date().toISOString().replace(/\.\d+/, ""))}
    >
      Now
    </button>
  </div>
);

const JsonControl = ({ input, values, id, describedBy, onChange }: Control) => {
  const text = textOf(values[input.key]);
  const [problem, setProblem] = useState("");
  const check = (): void => {
    try {
      if (text.trim() !== "") JSON.parse(text);
      setProblem("");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <textarea
        id={id}
        aria-describedby={describedBy}
        rows={4}
        spellcheck={false}
        placeholder={input.example ?? '{ "property": "value" }'}
        value={text}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={check}
      />
      {problem !== "" && <p class="hint problem">{problem}</p>}
    </>
  );
};

const ChoiceControl = ({ input, values, id, describedBy, onChange }: Control) => (
  <select
    id={id}
    aria-describedby={describedBy}
    value={textOf(values[input.key])}
    onChange={(event) => onChange(event.currentTarget.value)}
  >
    {input.model?.some(({ value }) => value === "") ? null : <option value="">(not set)</option>}
    {input.model?.map(({ label, value }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);

const ChoicesControl = ({ input, values, id, onChange }: Control) => {
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

const ListControl = (props: Control) => {
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

const KeyValuesControl = ({ input, values, id, onChange }: Control) => {
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

const FileControl = ({ input, values, id, describedBy, onChange }: Control) => {
  const value = values[input.key];
  const file =
    typeof value === "object" && !Array.isArray(value) ? (value as UploadedFile) : undefined;
  const read = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    const reader = new FileReader();
    reader.onload = () =>
      onChange({
        name: chosen.name,
        contentType: chosen.type === "" ? "application/octet-stream" : chosen.type,
        base64: String(reader.result).replace(/^.*?,/, ""),
      });
    reader.readAsDataURL(chosen);
  };
  return (
    <>
      <input
        id={id}
        aria-describedby={describedBy}
        type="file"
        onChange={(event) => read(event.currentTarget.files?.[0])}
      />
      {file !== undefined && <p class="hint">{`${file.name}, ${file.contentType}`}</p>}
    </>
  );
};

const PickerControl = (props: Control) => (
  <>
    <TextControl {...props} />
    <Picker
      {...props}
      id={`${props.id}-picker`}
      value={textOf(props.values[props.input.key])}
      onPick={props.onChange}
    />
  </>
);

const ControlOf = (props: Control) => {
  const { input, values, id, connection, onChange } = props;
  switch (fieldKind(input)) {
    case "connection":
      return (
        <output id={id} class="fixed">
          {connection}, signed in by the playground
        </output>
      );
    case "boolean":
      return (
        <input
          id={id}
          type="checkbox"
          class="switch"
          checked={values[input.key] === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "choice":
      return <ChoiceControl {...props} />;
    case "choices":
      return <ChoicesControl {...props} />;
    case "list":
      return <ListControl {...props} />;
    case "keyValues":
      return <KeyValuesControl {...props} />;
    case "json":
      return <JsonControl {...props} />;
    case "dateTime":
      return <DateTimeControl {...props} />;
    case "file":
      return <FileControl {...props} />;
    case "picker":
      return <PickerControl {...props} />;
    default:
      return <TextControl {...props} />;
  }
};

/** One input of a step: its label, its field, and what it is for. */
export const Field = (props: FieldProps) => {
  const { input } = props;
  const id = `field-${input.key.replace(/\W/g, "_")}`;
  const describedBy = `${id}-comment`;
  return (
    <div class="field">
      <label for={id}>
        {input.label}
        {input.required && <span class="required"> required</span>}
      </label>
      <ControlOf {...props} id={id} describedBy={describedBy} />
      <p class="hint" id={describedBy}>
        {input.comments}
        {input.example !== undefined && fieldKind(input) !== "connection" && (
          <> Example: {input.example}</>
        )}
      </p>
    </div>
  );
};
