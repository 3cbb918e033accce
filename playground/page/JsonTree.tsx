import { useState } from "preact/hooks";

const STEP = 100;

const isBranch = (value: unknown): value is object => typeof value === "object" && value !== null;

const Leaf = ({ value }: { readonly value: unknown }) => (
  <span class={`json-${value === null ? "null" : typeof value}`}>{JSON.stringify(value)}</span>
);

interface NodeProps {
  readonly name?: string;
  readonly value: unknown;
  readonly open: boolean;
}

const Node = ({ name, value, open }: NodeProps) => {
  const [isOpen, setOpen] = useState(open);
  const [shown, setShown] = useState(STEP);
  const label = name === undefined ? null : <span class="json-name">{name}: </span>;
  if (!isBranch(value))
    return (
      <div class="json-line">
        {label}
        <Leaf value={value} />
      </div>
    );
  const entries = Object.entries(value);
  const [open1, close1] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0)
    return (
      <div class="json-line">
        {label}
        {open1 + close1}
      </div>
    );
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label}
        {open1}
        <span class="json-count">{` ${entries.length} `}</span>
        {close1}
      </summary>
      {isOpen && (
        <div class="json-children">
          {entries.slice(0, shown).map(([key, child]) => (
            <Node key={key} name={key} value={child} open={false} />
          ))}
          {entries.length > shown && (
            <button type="button" onClick={() => setShown(shown + STEP)}>
              {`Show ${Math.min(STEP, entries.length - shown)} of ${entries.length - shown} more`}
            </button>
          )}
        </div>
      )}
    </details>
  );
};

/** JSON that unfolds: only what is open is drawn, so that thousands of entries stay quick. */
export const JsonTree = ({ value }: { readonly value: unknown }) => (
  <div class="json">
    <Node value={value} open />
  </div>
);
