import type { RunAction } from "./readingSteps";
import { check, type Step } from "./report";

/** What somebody types into the step of a flow. */
const typed = {
  $filter: "startsWith(displayName,'Adele') and jobTitle eq 'Engineer'",
  $orderby: "displayName",
  $select: "displayName,jobTitle",
  getAllPaginatedResults: "true",
  maxResults: "2",
};

/** One step as the person sees it who builds a flow: what is typed, and what comes back. */
export const builderStep = (run: RunAction): Step => ({
  title: "What a builder types into List Users, and gets",
  run: async (say) => {
    const result = await run<{ value: unknown[] }>("listUsers", typed);
    say(`inputs = ${JSON.stringify(typed, null, 2)}`);
    say(`result = ${JSON.stringify(result, null, 2)}`);
    check(result.value.length > 0, "nobody was found");
  },
});
