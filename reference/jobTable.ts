import type { Reference } from "./facts";
import { table } from "./markdown";
import type { linkFrom } from "./tables";

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
