import type { Complaint } from "./complaint";
import type { Site } from "./sites";

const ACTION = /^(get|save)(Instance|CrossFlow|Execution)Value$/;

interface Access {
  readonly site: Site;
  readonly saves: boolean;
  readonly key: string;
  /** Where the value is kept: only a cross-flow value is seen by other flows. */
  readonly store: string;
}

/** Reads and writes of kept values whose key is written out. */
const accesses = (sites: readonly Site[]): Access[] =>
  sites.flatMap((site) => {
    const { action, inputs } = site.step;
    const [, verb, kind] = ACTION.exec(action.key) ?? [];
    const key = inputs.keyInput;
    if (action.component.key !== "persist-data" || kind === undefined || key?.type !== "value")
      return [];
    const owner = kind === "CrossFlow" ? "" : site.flow.name;
    return [
      { site, saves: verb === "save", key: key.value, store: [kind, owner, key.value].join("\n") },
    ];
  });

/** What is kept is read somewhere, and what is read is kept: a key that is misspelt is lost silently. */
export const persistedComplaints = (sites: readonly Site[]): Complaint[] => {
  const all = accesses(sites);
  return all
    .filter((one) => !all.some(({ saves, store }) => saves !== one.saves && store === one.store))
    .map(({ site, saves, key }) =>
      site.complain(saves ? `nothing reads ${key}` : `nothing saves ${key}`, "keyInput"),
    );
};
