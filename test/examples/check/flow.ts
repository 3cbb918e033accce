import { referenceName } from "../../../adopt/referenceName";
import { type Complaint, complainAt } from "./complaint";
import type { Components } from "./definitions";
import type { Flow, Step } from "./integration";
import { definitionOf, type Site } from "./sites";

// Minute, hour, day of the month, month, day of the week.
const CRON_FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** Five fields of lists of numbers, ranges and steps. */
const isCron = (text: string): boolean => {
  const fields = text.split(" ");
  const isIn = (field: string, [least, most]: readonly [number, number]): boolean =>
    field.split(",").every((part) => {
      const [, from, to = from, step = "1"] = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(
        part,
      ) ?? [part, "-1"];
      return Number(from ?? least) >= least && Number(to ?? most) <= most && Number(step) > 0;
    });
  return (
    fields.length === CRON_FIELDS.length &&
    CRON_FIELDS.every((bounds, index) => isIn(fields[index] ?? "", bounds))
  );
};

/** The webhook of a flow is known by its name. */
export const flowNameComplaints = (file: string, flows: readonly Flow[]): Complaint[] =>
  flows
    .filter(({ name }, index) => flows.findIndex((other) => other.name === name) !== index)
    .map(({ name }) => complainAt(file, name)("has the name of another flow"));

/** No two steps of a flow answer to the same name in references. */
export const nameComplaints = (sites: readonly Site[]): Complaint[] => {
  const seen = new Map<string, string>();
  return sites.flatMap(({ step, complain }) => {
    const name = referenceName(step.name);
    const other = seen.get(name);
    seen.set(name, step.name);
    if (name === "") return [complain("the name has no letter that a reference could use")];
    return other === undefined ? [] : [complain(`has the name of another step, ${other}`)];
  });
};

/** The trigger comes first, and there is one. */
export const positionComplaint = ({ step, definition, isFirst, complain }: Site): Complaint[] => {
  const isTrigger = definition?.trigger !== undefined;
  if (isFirst && !step.isTrigger) return [complain("is the first step and must be the trigger")];
  if (!isFirst && step.isTrigger) return [complain("is no trigger: only the first step is one")];
  if (definition === undefined || isTrigger === isFirst) return [];
  return [
    complain(
      isFirst
        ? `${step.action.key} is an action, not a trigger`
        : `${step.action.key} is a trigger, not an action`,
    ),
  ];
};

const scheduleProblem = (step: Step, support: string): string | undefined => {
  const { schedule } = step;
  if (schedule === undefined) return support === "required" ? "must have a schedule" : undefined;
  if (support === "invalid") return "cannot have a schedule";
  return schedule.type === "value" && !isCron(schedule.value as string)
    ? `${schedule.value || "an empty text"} is no schedule of five fields`
    : undefined;
};

/** What the platform lets a flow do, which depends on its trigger. */
export const flowComplaints = (file: string, flow: Flow, components: Components): Complaint[] => {
  const complain = complainAt(file, flow.name);
  const [first] = flow.steps;
  const trigger = first && definitionOf(components, first)?.trigger;
  if (first === undefined || trigger === undefined) return [];
  const { usesFifoQueue = false, singletonExecutions = false } = flow.queueConfig ?? {};
  const schedule = scheduleProblem(first, trigger.schedule);
  const hasSchedule = first.schedule !== undefined;
  const wrong: [string, string][] = [
    ...(schedule === undefined ? [] : [["schedule", schedule] satisfies [string, string]]),
  ];
  if (flow.isSynchronous && trigger.synchronous === "invalid")
    wrong.push(["isSynchronous", "the trigger cannot answer synchronously"]);
  if (usesFifoQueue && singletonExecutions)
    wrong.push(["queueConfig", "a FIFO queue and single executions exclude each other"]);
  else if (usesFifoQueue && hasSchedule)
    wrong.push(["queueConfig", "a flow with a schedule cannot have a FIFO queue"]);
  else if (singletonExecutions && !hasSchedule)
    wrong.push(["queueConfig", "a flow without a schedule cannot have single executions"]);
  const batches = flow.triggerResolver?.enabled === true;
  if (trigger.batches === "required" && !batches)
    wrong.push(["triggerResolver", "the trigger must hand over batches"]);
  if (trigger.batches === "invalid" && batches)
    wrong.push(["triggerResolver", "the trigger hands over no batches"]);
  return wrong.map(([input, message]) => complain(message, input));
};

/** Only triggers have schedules, only loops have steps, and what breaks a loop stands inside one. */
export const nestingComplaints = ({ step, definition, loops, complain }: Site): Complaint[] => {
  if (definition === undefined) return [];
  const wrong: Complaint[] = [];
  if (definition.trigger === undefined && step.schedule !== undefined)
    wrong.push(complain("only a trigger has a schedule", "schedule"));
  if (definition.loop === undefined && step.steps !== undefined)
    wrong.push(complain("only a loop has steps", "steps"));
  if (definition.loop !== undefined && (step.steps ?? []).length === 0)
    wrong.push(complain("is a loop without steps", "steps"));
  if (definition.breaksLoop && loops.size === 0)
    wrong.push(complain("breaks a loop and stands in none"));
  return wrong;
};
