import { useState } from "preact/hooks";
import type { ActionEntry, Catalogue } from "../catalogue";
import { useServer } from "./api";
import { StepForm } from "./StepForm";
import { second } from "./shown";
import type { PastRun } from "./types";

const matches = ({ key, label, description }: ActionEntry, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${key} ${label} ${description}`.toLowerCase().includes(word));

const titled = (name: string): string =>
  name.replace(/^./, (first) => first.toUpperCase()).replace(/([a-z])([A-Z])/g, "$1 $2");

const History = ({ again }: { readonly again: (run: PastRun) => void }) => {
  const { data = [] } = useServer<readonly PastRun[]>("/runs", "runs");
  return (
    <section aria-label="History">
      <h2>History</h2>
      {data.length === 0 && <p class="hint">What you run is listed here.</p>}
      <ul class="plain history">
        {data.map((run) => (
          <li key={run.id}>
            <span class={run.ok ? "badge good" : "badge bad"}>{run.ok ? "ok" : "failed"}</span>{" "}
            <strong>{run.action}</strong>{" "}
            <span class="hint">
              {second(run.startedAt)} · {`${run.exchanges} exchanges`}
            </span>{" "}
            <button type="button" onClick={() => again(run)}>
              Again
            </button>
            {run.error !== undefined && <p class="hint problem">{run.error.message}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Every action by resource, one of them open. */
export const Steps = ({
  catalogue,
  connection,
}: {
  readonly catalogue: Catalogue;
  readonly connection: string;
}) => {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState("listUsers");
  const [used, setUsed] = useState<PastRun>();
  const { actions } = catalogue;
  const found = actions.filter((action) => matches(action, search.trim()));
  const resources = [...new Set(found.map(({ resource }) => resource))];
  const action = actions.find(({ key }) => key === chosen);

  const open = (key: string): void => {
    setUsed(undefined);
    setChosen(key);
  };

  return (
    <div class="columns">
      <nav class="side" aria-label="Steps">
        <input
          type="search"
          aria-label="Search the steps"
          placeholder={`Search ${actions.length} steps`}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        {resources.map((resource) => (
          <details key={resource} open>
            <summary>{titled(resource)}</summary>
            <ul class="plain">
              {found
                .filter((one) => one.resource === resource)
                .map(({ key, label }) => (
                  <li key={key}>
                    <button
                      type="button"
                      class="link"
                      aria-current={key === chosen ? "true" : undefined}
                      onClick={() => open(key)}
                    >
                      {label}
                    </button>
                  </li>
                ))}
            </ul>
          </details>
        ))}
        {found.length === 0 && <p class="hint">No step is called so.</p>}
      </nav>
      <div class="main">
        {action !== undefined && (
          <StepForm
            key={`${chosen} ${used?.id ?? ""}`}
            action={action}
            connection={connection}
            used={used?.inputs}
          />
        )}
        <History
          again={(run) => {
            setChosen(run.action);
            setUsed(run);
          }}
        />
      </div>
    </div>
  );
};
