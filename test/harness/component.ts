import { createLogger, type LogLine } from "../../runner/context";
import { fillInputs, type WireComponent } from "../../runner/loadComponent";
import component from "../../src";

/** The component as the platform sees it. */
export const wire = component as unknown as WireComponent;

export const TOKEN = "test-access-token-7f3a";

export const connection = {
  key: "msEntraIdOauth2",
  configVarKey: "Microsoft Entra ID Connection",
  fields: { baseUrl: "https://graph.microsoft.com", clientSecret: "test-client-secret-91" },
  token: { access_token: TOKEN },
};

/** Every authorized request carries this and nothing more, unless the action says so. */
export const authorized = { authorization: `Bearer ${TOKEN}` };

export const authorizedJson = { ...authorized, "content-type": "application/json" };

export interface TestContext {
  readonly webhookUrls?: Readonly<Record<string, string>>;
  readonly logs?: LogLine[];
  readonly globalDebug?: boolean;
}

export const testContext = ({
  webhookUrls = {},
  logs = [],
  globalDebug = false,
}: TestContext = {}) => ({
  logger: createLogger(logs),
  webhookUrls,
  crossFlowState: {} as Record<string, unknown>,
  instanceState: {},
  executionState: {},
  integrationState: {},
  flow: { id: "flow-1", name: "Flow 1", stableId: "stable-1" },
  globalDebug,
  runtime: {},
});

/** Runs an action as the platform does: defaults filled in, inputs cleaned, error hook applied. */
export const runAction = async <T = unknown>(
  key: string,
  inputs: Readonly<Record<string, unknown>> = {},
  context: TestContext = {},
): Promise<T> => {
  const action = wire.actions[key];
  if (action === undefined) throw new Error(`no action ${key}`);
  const values = fillInputs(action.inputs, { connection, ...inputs });
  return ((await action.perform(testContext(context), values)) as { data: T }).data;
};

export const runDataSource = async <T = unknown>(
  key: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<T> => {
  const source = wire.dataSources[key];
  if (source === undefined) throw new Error(`no data source ${key}`);
  const values = fillInputs(source.inputs, { connection, ...inputs });
  return ((await source.perform({ logger: testContext().logger }, values)) as { result: T }).result;
};
