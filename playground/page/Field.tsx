import { useState } from "preact/hooks";
import { type Control, type FieldProps, textOf } from "./control";
import { fieldKind } from "./fieldKind";
import type { UploadedFile } from "./formValues";
import { ChoicesControl, KeyValuesControl, ListControl } from "./listControls";
import { Picker } from "./Picker";
import { messageOf } from "./shown";

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
      setProblem(messageOf(error));
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
