import type { StepRun } from "../steps";

/** What `/api/state` answers. */
export interface State {
  readonly mode: "emulator" | "tenant";
  readonly tenantId: string;
  readonly domain: string | null;
  readonly connection: string;
  readonly now: string;
  readonly write: boolean;
  readonly webhookUrl: string;
  readonly weather: string | null;
  readonly weathers: Readonly<Record<string, string>>;
  readonly schedules: readonly string[];
}

/** A run in the history: without its result, with the number of its exchanges. */
export type PastRun = Omit<StepRun, "result" | "exchanges"> & { readonly exchanges: number };
