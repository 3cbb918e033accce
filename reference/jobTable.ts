import type { Reference } from "./facts";
import { type Job, jobs } from "./jobs";
import { table } from "./markdown";
import type { linkFrom } from "./tables";

/** The jobs that there are steps for, each with those. */
export const jobsOf = (keys: Iterable<string>): Job[] => {
  const known = new Set(keys);
  return jobs
    .map((job) => ({ ...job, steps: job.steps.filter((key) => known.has(key)) }))
    .filter(({ steps }) => steps.length > 0);
};

/** "Which step do I need?": from a job to the steps that do it. */
export const jobTable = (reference: Reference, link: ReturnType<typeof linkFrom>): string => {
  const links = new Map([
    ...reference.actions.map((action) => [action.key, link("actions", action)] as const),
    ...reference.triggers.map((trigger) => [trigger.key, link("triggers", trigger)] as const),
  ]);
  return table(
    ["Job", "Steps", "Good to know"],
    reference.jobs.map(({ job, steps, hint }) => [
      job,
      steps.map((key) => links.get(key)).join(", "),
      hint,
    ]),
  );
};
