import { branchOnExpression, branchOnValue } from "./branch";
import { runCode } from "./code";
import { httpPost } from "./http";
import { writeLog } from "./log";
import { breakLoop, loopNTimes, loopOverItems } from "./loop";
import { persistData } from "./persistData";
import type { StepKind } from "./stepKind";

/** The steps of the platform's own components that are known here, by component and key. */
export const publicSteps: Readonly<Record<string, Readonly<Record<string, StepKind>>>> = {
  branch: { branchOnExpression, branchOnValue },
  code: { runCode },
  http: { httpPost },
  log: { writeLog },
  loop: { breakLoop, loopNTimes, loopOverItems },
  "persist-data": persistData,
};
