import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";

export interface Tab {
  readonly key: string;
  readonly label: string;
  readonly content: () => ComponentChildren;
}

/** Tabs that the arrow keys move through, as screen readers expect them. */
export const Tabs = ({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
}) => {
  const [chosen, setChosen] = useState(tabs[0]?.key);
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.find(({ key }) => key === chosen) ?? tabs[0];

  const move = (step: number): void => {
    const at = tabs.findIndex(({ key }) => key === current?.key);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    setChosen(next.key);
    list.current?.querySelector<HTMLElement>(`#tab-${next.key}`)?.focus();
  };

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`tab-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab.key === current?.key}
            aria-controls="tab-panel"
            tabIndex={tab.key === current?.key ? 0 : -1}
            onClick={() => setChosen(tab.key)}
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") move(1);
              if (event.key === "ArrowLeft") move(-1);
            }}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${current?.key ?? ""}`}>
        {current?.content()}
      </div>
    </>
  );
};
