import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, emptyState, keepState } from "../../runner/context";
import { fillInputs, loadComponent } from "../../runner/loadComponent";
import { notificationsFor } from "../server/deliver";
import { GRAPH_PAGE, userId } from "../server/pages";
import {
  callAfterGaps,
  callEach,
  type Done,
  numberIn,
  sleep,
  type Task,
  type Work,
  warmedUp,
} from "./work";

const TOKEN = "bench";
const GROUP = userId(7);

/** The platform reads a connection anew for every step, so no two steps have the same object. */
const connectionTo = (origin: string) => ({
  key: "msEntraIdOauth2",
  configVarKey: "Microsoft Entra ID Connection",
  fields: { baseUrl: origin },
  token: { access_token: TOKEN },
});

const FLOW = { id: "flow-1", name: "Flow", stableId: "flow-1" };

/** Runs the steps of the built component as the platform does, with as little of its own as can be. */
const open = ({ bundle, origin }: Task) => {
  const component = loadComponent(bundle);
  const lines: never[] = [];
  const base = createContext("instance", FLOW, {}, emptyState(), lines);
  const silent = Object.fromEntries(Object.keys(base.logger).map((level) => [level, () => {}]));
  const contextOf = () => ({ ...base, logger: silent });
  const step = (key: string) => {
    const action = component.actions[key];
    if (action === undefined) throw new Error(`There is no action ${key}`);
    const inputs = fillInputs(action.inputs, {});
    return async <T>(given: Record<string, unknown>): Promise<T> => {
      const connection = connectionTo(origin);
      const result = await action.perform(contextOf(), { ...inputs, connection, ...given });
      return (result as { data: T }).data;
    };
  };
  return { component, contextOf, step };
};

interface List {
  readonly value: readonly unknown[];
}

export const listUsers: Work = async (task) => {
  const list = open(task).step("listUsers");
  return warmedUp(task, async () => {
    const { value } = await list<List>({ getAllPaginatedResults: true });
    return { count: value.length };
  });
};

/** Several steps of the same app at once. */
export const listUsersAtOnce: Work = async (task) => {
  const { step } = open(task);
  const list = step("listUsers");
  const lists = numberIn(task, "lists");
  await step("getUser")({ userId: userId(0) });
  return async () => {
    const all = await Promise.all(
      Array.from({ length: lists }, () => list<List>({ getAllPaginatedResults: true })),
    );
    return { count: all.reduce((sum, { value }) => sum + value.length, 0) };
  };
};

export const getUsers: Work = async (task) => {
  const get = open(task).step("getUser");
  return callEach(task, (number) => get({ userId: userId(number) }));
};

export const getUserAfterGaps: Work = async (task) => {
  const get = open(task).step("getUser");
  return callAfterGaps(task, () => get({ userId: userId(0) }));
};

export const createUserAfterGap: Work = async (task) => {
  const { step } = open(task);
  return async () => {
    await step("getUser")({ userId: userId(0) });
    await sleep(numberIn(task, "gapMs"));
    await step("createUser")({
      displayName: "Adele Vance",
      userPrincipalName: "adele.vance",
      domain: "contoso.onmicrosoft.com",
      password: "Not-a-secret-1",
    });
    return { count: 2 };
  };
};

export const getNotifiedRecords: Work = async (task) => {
  const read = open(task).step("getNotifiedRecords");
  const notifications = Array.from({ length: numberIn(task, "records") }, (_, number) => ({
    resource: `Users/${userId(number)}`,
    changeType: "updated",
  }));
  return warmedUp(task, async () => {
    const records = await read<{ change: string }[]>({ notifications });
    return { count: records.filter(({ change }) => change === "changed").length };
  });
};

interface Bulk {
  readonly succeeded: number;
}

export const updateUsers: Work = async (task) => {
  const update = open(task).step("updateUsers");
  const records = Array.from({ length: numberIn(task, "records") }, (_, number) => ({
    id: userId(number),
    jobTitle: "Auditor",
  }));
  return warmedUp(task, async () => ({ count: (await update<Bulk>({ records })).succeeded }));
};

export const addMembers: Work = async (task) => {
  const add = open(task).step("addMembersToGroup");
  const memberIds = Array.from({ length: numberIn(task, "members") }, (_, number) =>
    userId(number),
  );
  return async () => ({ count: (await add<Bulk>({ groupId: GROUP, memberIds })).succeeded });
};

/** The platform's loop: state is written after each page, and its items are handed over and forgotten. */
export const firstSync: Work = async (task) => {
  const { component } = open(task);
  const trigger = component.triggers.userChangesPolling;
  if (trigger === undefined) throw new Error("There is no trigger userChangesPolling");
  const inputs = {
    ...fillInputs(trigger.inputs, { startFrom: "everything" }),
    connection: connectionTo(task.origin),
  };
  const state = emptyState();
  const batch = { enabled: true, batchSize: GRAPH_PAGE };
  return async () => {
    let [count, paginationState]: [number, unknown] = [0, null];
    do {
      const context = { ...createContext("instance", FLOW, {}, state, []), batch };
      const payload = { headers: {}, ...(paginationState === null ? {} : { paginationState }) };
      const result = await trigger.perform(context, payload, inputs);
      keepState(state, context, result, false);
      count += trigger.resolveTriggerItems?.(context, result).length ?? 0;
      const next = trigger.getNextPaginationState?.(context, result) ?? null;
      paginationState = JSON.parse(JSON.stringify(next));
    } while (paginationState !== null);
    return { count };
  };
};

/** Deliveries to the Webhook trigger, parsed once already as the platform does. */
export const readNotifications: Work = async (task) => {
  const { component, contextOf } = open(task);
  const trigger = component.triggers.webhook;
  if (trigger === undefined) throw new Error("There is no trigger webhook");
  const clientState = String(task.input.clientState);
  const data = notificationsFor(numberIn(task, "notifications"), userId(0), clientState);
  const contentType = "application/json";
  const inputs = { ...fillInputs(trigger.inputs, {}), clientState };
  const deliver = async (): Promise<Done> => {
    const payload = {
      headers: { "content-type": contentType },
      queryParameters: {},
      rawBody: { data, contentType },
      body: { data: JSON.parse(data), contentType },
    };
    const result = await trigger.perform(contextOf(), payload, inputs);
    const { body } = (result as { payload: { body: { data: List } } }).payload;
    return { count: body.data.value.length };
  };
  return warmedUp(task, async () => {
    let count = 0;
    for (let time = 0; time < numberIn(task, "deliveries"); time += 1)
      count += (await deliver()).count;
    return { count };
  });
};

/** User Trigger behind its webhook URL; the server delivers, and tells when the last one was answered. */
export const receiveDeliveries: Work = async (task) => {
  const { bundle, origin } = task;
  // Only here: the runner's own server would be in everyone's memory.
  const { startRunner } = await import("../../runner");
  const runner = await startRunner({ bundle });
  const instance = runner.instance("bench");
  const connection = connectionTo(origin);
  const inputs = { connection, changeType: ["updated"] };
  await instance.deploy([{ name: "Flow", trigger: "userTrigger", inputs }]);
  const control = async <T>(path: string, body: object): Promise<T> => {
    const response = await fetch(`${origin}/bench/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  };
  const made = await control<{ id: string; clientState: string }[]>("subscriptions", {});
  const subscription = made.at(-1);
  if (subscription === undefined) throw new Error("User Trigger made no subscription");
  const deliver = (deliveries: number) =>
    control<{ lastMs: number; accepted: number }>("deliver", {
      url: instance.webhookUrls().Flow,
      deliveries,
      notifications: numberIn(task, "notifications"),
      subscriptionId: subscription.id,
      clientState: subscription.clientState,
    });
  await deliver(1);
  return async () => {
    const before = instance.runs.length;
    const { lastMs } = await deliver(numberIn(task, "deliveries"));
    const told = instance.runs.slice(before).filter(({ branch }) => branch === "Notification");
    return { count: told.length, wallMs: lastMs };
  };
};

export const load: Work = async ({ bundle }) => {
  const require = createRequire(__filename);
  return async () => {
    const { default: component } = require(bundle) as { default?: { key?: string } };
    return { count: component?.key ? 1 : 0, bundleKb: statSync(bundle).size / 1000 };
  };
};
