import { randomUUID } from "node:crypto";

export interface LogLine {
  readonly level: string;
  readonly message: string;
}

/** A flow of a deployed instance. */
export interface FlowIdentity {
  readonly id: string;
  readonly name: string;
  readonly stableId: string;
}

export interface State {
  crossFlowState: Record<string, unknown>;
  integrationState: Record<string, unknown>;
  /** By stable id of the flow. */
  instanceState: Record<string, Record<string, unknown>>;
}

export const emptyState = (): State => ({
  crossFlowState: {},
  integrationState: {},
  instanceState: {},
});

const LEVELS = ["metric", "trace", "debug", "info", "log", "warn", "error"] as const;

/** A logger that keeps what it is given. */
export const createLogger = (lines: LogLine[]) =>
  Object.fromEntries(
    LEVELS.map((level) => [
      level,
      (...parts: unknown[]) => {
        lines.push({ level, message: parts.map(String).join(" ") });
      },
    ]),
  );

/** Who and what a run belongs to; the same in contexts and payloads. */
export const runIdentity = (instance: string, { id, name, stableId }: FlowIdentity) => ({
  customer: { id: "customer-1", name: "Customer 1", externalId: "customer-1" },
  instance: { id: instance, name: instance },
  user: { id: "user-1", email: "user@example.com", name: "User 1", externalId: "user-1" },
  integration: {
    id: "integration-1",
    name: "Integration 1",
    versionSequenceId: "1",
    externalVersion: "1.0.0",
  },
  flow: { id, name, stableId },
  executionId: randomUUID(),
  startedAt: new Date().toISOString(),
});

/** The context that the platform gives to one run; state is a copy, written back by `keepState`. */
export const createContext = (
  instance: string,
  flow: FlowIdentity,
  webhookUrls: Readonly<Record<string, string>>,
  state: State,
  lines: LogLine[],
) => ({
  ...runIdentity(instance, flow),
  logger: createLogger(lines),
  crossFlowState: structuredClone(state.crossFlowState),
  integrationState: structuredClone(state.integrationState),
  instanceState: structuredClone(state.instanceState[flow.stableId] ?? {}),
  executionState: {},
  configVars: {},
  components: {},
  stepId: "step-1",
  webhookUrls,
  webhookApiKeys: {},
  invokeUrl: webhookUrls[flow.name] ?? "",
  executionFrame: {
    executionId: "",
    executionStartedAt: "",
    componentActionKey: "",
    stepName: "",
    loopPath: "",
  },
  globalDebug: false,
  runtime: {},
  flowSchemas: {},
  isSimulatedTestExecution: false,
  batch: { enabled: false },
});

export type Context = ReturnType<typeof createContext>;

/** Writes state back: what the run returned, else what it changed in place. */
export const keepState = (
  state: State,
  context: Context,
  result: unknown,
  lifecycle: boolean,
): void => {
  const returned = (result ?? {}) as Partial<Context>;
  state.crossFlowState = structuredClone(returned.crossFlowState ?? context.crossFlowState);
  state.integrationState = structuredClone(returned.integrationState ?? context.integrationState);
  // Webhook lifecycle handlers have no state of the flow.
  if (!lifecycle) {
    state.instanceState[context.flow.stableId] = structuredClone(
      returned.instanceState ?? context.instanceState,
    );
  }
};
