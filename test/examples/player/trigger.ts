import type { WireTrigger } from "../../../runner";
import type { Flow, Step } from "./integration";
import type { Evaluate, Preparation } from "./preparation";
import { isOwn } from "./prepareSteps";
import { onlyKeys, refuse } from "./refuse";
import { prepareComponentInputs } from "./steps/componentStep";

const KEYS = ["name", "description", "isTrigger", "action", "inputs", "branches", "schedule"];
const RESOLVER_KEYS = ["enabled", "batchSize", "concurrentBatchLimit", "runInitialSyncOnDeploy"];

/** The triggers of the platform's own components that are known here, by component and key. */
const publicTriggers: Readonly<Record<string, Readonly<Record<string, WireTrigger>>>> = {
  "schedule-triggers": {
    schedule: {
      key: "schedule",
      inputs: [],
      scheduleSupport: "required",
      perform: async (_context, payload) => ({ payload }),
    },
  },
};

const triggerOf = ({ action }: Step, preparation: Preparation): WireTrigger => {
  const { place, component } = preparation;
  onlyKeys(`${place}, action`, action, ["key", "component"]);
  const found = isOwn(place, action.component, preparation)
    ? component.triggers[action.key]
    : publicTriggers[action.component.key]?.[action.key];
  return found ?? refuse(place, `the trigger ${action.component.key} / ${action.key} is not known`);
};

const checkSchedule = (
  place: string,
  { schedule }: Step,
  { scheduleSupport, key }: WireTrigger,
): void => {
  if (schedule === undefined) {
    if (scheduleSupport === "required") refuse(place, `the trigger ${key} wants a schedule`);
    return;
  }
  if (scheduleSupport === "invalid") refuse(place, `the trigger ${key} takes no schedule`);
  onlyKeys(`${place}, schedule`, schedule, ["type", "value", "meta"]);
  onlyKeys(`${place}, schedule, meta`, schedule.meta, ["scheduleType", "timeZone"]);
};

const checkBranches = (
  place: string,
  { branches = [] }: Step,
  { staticBranchNames = [] }: WireTrigger,
): void => {
  const names = branches.map(({ name }) => name);
  if ([...names].sort().join("\n") !== [...staticBranchNames].sort().join("\n"))
    refuse(place, `its branches are to be ${staticBranchNames.join(", ")}: ${names.join(", ")}`);
};

/** A flow's trigger, as it is deployed. */
export interface PreparedTrigger {
  readonly trigger: WireTrigger;
  readonly inputs: Readonly<Record<string, Evaluate>>;
  readonly isScheduled: boolean;
  readonly batching: {
    readonly enabled: boolean;
    readonly batchSize?: number;
    readonly runInitialSyncOnDeploy?: boolean;
  };
}

export const prepareTrigger = (
  step: Step,
  { triggerResolver }: Flow,
  preparation: Preparation,
): PreparedTrigger => {
  const { place } = preparation;
  onlyKeys(place, step, KEYS);
  const trigger = triggerOf(step, preparation);
  checkSchedule(place, step, trigger);
  checkBranches(place, step, trigger);
  const support = trigger.triggerResolverSupport ?? "invalid";
  if (triggerResolver !== undefined) {
    onlyKeys(`${place}, triggerResolver`, triggerResolver, RESOLVER_KEYS);
    if (support === "invalid") refuse(place, `the trigger ${trigger.key} hands over no batches`);
    if (!triggerResolver.enabled && support === "required")
      refuse(place, `the trigger ${trigger.key} hands its events over in batches only`);
  }
  const { concurrentBatchLimit: _limit, ...batching } = triggerResolver ?? {
    enabled: support === "required",
  };
  return {
    trigger,
    inputs: prepareComponentInputs(trigger.inputs, step.inputs, preparation),
    isScheduled: step.schedule !== undefined,
    batching,
  };
};
