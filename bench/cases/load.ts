import type { CaseOf, Contender, Goal } from "./benchCase";

const empty: Contender = {
  key: "empty",
  label: "an empty component with the same dependencies, bundled without trimming",
  file: "node",
  work: "load",
};
const ours: Contender = {
  key: "ours",
  label: "this component",
  file: "component",
  work: "load",
};

const ratio = (measure: Goal["measure"]): Goal => ({
  measure,
  of: { scenario: "load", contender: "ours" },
  against: { scenario: "load", contender: "empty" },
  atMost: 0.75,
});

export const load: CaseOf = (quick) => ({
  key: "load",
  claim: "Loading the component costs less than loading its dependencies untrimmed.",
  limitedBy: "Spectral, which is most of what is loaded, and reading and compiling the text.",
  notes: [
    "Memory is what loading adds to the process at its largest; Node itself is in neither side.",
    "The empty component: bench/emptyComponent.ts, by esbuild, minified, with names kept.",
  ],
  scenarios: [
    {
      key: "load",
      title: "require of the bundle",
      count: 1,
      contenders: [empty, { ...empty, key: "emptyAgain", label: "the same, once more" }, ours],
      ...(quick ? {} : { rounds: 21 }),
    },
  ],
  goals: [
    { measure: "bundleKb", of: { scenario: "load", contender: "ours" }, atMost: 900 },
    ratio("wallMs"),
    ratio("cpuMs"),
    ratio("addedMb"),
  ],
});
