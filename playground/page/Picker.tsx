import { useState } from "preact/hooks";
import { ask } from "./api";
import type { FieldProps } from "./control";
import { toInputs } from "./formValues";
import { messageOf } from "./shown";

interface Choice {
  readonly key?: string;
  readonly label?: string;
}

interface PickerProps extends Omit<FieldProps, "onChange"> {
  readonly id: string;
  readonly value: string;
  readonly onPick: (key: string) => void;
}

const textOf = (choice: Choice | string): Required<Choice> =>
  typeof choice === "string"
    ? { key: choice, label: choice }
    : { key: choice.key ?? "", label: choice.label ?? choice.key ?? "" };

/** The choices of a data source; the search goes to Graph where Graph can search. */
export const Picker = ({ input, allInputs, values, id, value, onPick }: PickerProps) => {
  const [choices, setChoices] = useState<readonly Required<Choice>[]>();
  const [search, setSearch] = useState("");
  const [problem, setProblem] = useState("");

  const load = async (): Promise<void> => {
    try {
      const { result } = await ask<{ result: readonly (Choice | string)[] }>(
        "POST",
        `/sources/${input.dataSource ?? ""}`,
        {
          inputs: {
            ...toInputs(allInputs, values),
            ...(search === "" ? {} : { optionSearch: search }),
          },
        },
      );
      setChoices(result.map(textOf));
      setProblem("");
    } catch (error) {
      setProblem(messageOf(error));
    }
  };

  return (
    <div class="picker">
      <div class="with-button">
        <input
          aria-label={`Search the choices of ${input.label}`}
          placeholder="Search the choices"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void load();
          }}
        />
        <button type="button" onClick={() => void load()}>
          Pick …
        </button>
      </div>
      {choices !== undefined && (
        <select
          id={id}
          aria-label={`Choices of ${input.label}`}
          size={Math.min(8, Math.max(2, choices.length))}
          value={value}
          onChange={(event) => onPick(event.currentTarget.value)}
        >
          {choices.map(({ key, label }) => (
            <option key={`${key} ${label}`} value={key} disabled={key === ""}>
              {label}
            </option>
          ))}
        </select>
      )}
      {choices?.length === 0 && <p class="hint">There is nothing to choose from.</p>}
      {problem !== "" && <p class="hint problem">{problem}</p>}
    </div>
  );
};
