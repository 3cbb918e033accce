import type { ActionContext, TriggerPayload } from "@prismatic-io/spectral";
import { isTestRun } from "./sample";

const isTest = (isSimulatedTestExecution: boolean, headers: Record<string, string>): boolean =>
  isTestRun({ isSimulatedTestExecution } as ActionContext, { headers } as TriggerPayload);

it.each<[boolean, Record<string, string>]>([
  [true, {}],
  [false, { "prismatic-invoke-type": "INTEGRATION FLOW TEST" }],
  [false, { "Prismatic-Invoke-Type": "Integration Flow Test" }],
])("somebody tries the flow: %p, %j", (simulated, headers) => {
  expect(isTest(simulated, headers)).toBe(true);
});

it.each<[Record<string, string>]>([
  [{}],
  [{ "Prismatic-Invoke-Type": "Scheduled" }],
  [{ "X-Other": "Integration Flow Test" }],
])("the platform runs the flow: %j", (headers) => {
  expect(isTest(false, headers)).toBe(false);
});
