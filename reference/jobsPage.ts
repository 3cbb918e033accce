import type { Reference } from "./facts";
import { jobTable } from "./jobTable";
import { page } from "./markdown";
import { linkFrom } from "./tables";

/** "Which step do I need?" as a page of its own. */
export const jobsPage = (reference: Reference): string =>
  page(
    "# Which step do I need?",
    "From a job to the steps that do it; every action and every trigger is in here. Made by `npm run reference`; not to be edited by hand.",
    jobTable(reference, linkFrom("")),
    "What each step takes, gives and needs: [the reference](index.md). Whole flows: [examples](../../examples/low-code).",
  );
