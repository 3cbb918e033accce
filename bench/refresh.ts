import { cases } from "./cases";
import { judge } from "./goals";
import type { CaseResult, Results } from "./results";

/** Figures as they were measured, with the texts and goals that the cases have now. */
export const refresh = (results: Results): Results => ({
  ...results,
  cases: results.cases.map((result): CaseResult => {
    const defined = cases[result.key]?.(false);
    if (defined === undefined) throw new Error(`There is no case ${result.key} any more`);
    const { claim, limitedBy, notes = [], goals } = defined;
    const judged = goals.map((goal) => judge(goal, result.scenarios));
    return { ...result, claim, limitedBy, notes, goals: judged };
  }),
});
