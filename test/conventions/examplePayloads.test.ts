import Ajv from "ajv";
import component from "../../src";
import { runAction, runDataSource, testContext, wire } from "../harness/component";
import { type Answer, playGraph } from "../harness/playGraph";

interface Action {
  examplePayload?: { data: unknown };
  outputSchema?: { schema: string };
  performSafety?: string;
  examplePerform?: (context: unknown, inputs: unknown) => Promise<unknown>;
}

const actions = component.actions as unknown as Record<string, Action>;
const exampleOf = (key: string) => actions[key]?.examplePayload?.data as Record<string, unknown>;
const without = (key: string, ...names: string[]) =>
  Object.fromEntries(Object.entries(exampleOf(key)).filter(([name]) => !names.includes(name)));

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const subscriptionId = "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e";
const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const notificationUrl = "https://hooks.example.com/trigger/entra";
const GONE = { status: 204 };

/** How each action comes to its example: inputs, and what Graph answers. */
const runs: Record<string, [inputs: Record<string, unknown>, answers: (key: string) => Answer[]]> =
  {
    getUser: [{ userId }, (key) => [{ body: exampleOf(key) }]],
    listUsers: [{}, (key) => [{ body: exampleOf(key) }]],
    createUser: [
      {
        displayName: "Adele Vance",
        userPrincipalName: "AdeleV",
        domain: "contoso.onmicrosoft.com",
        password: "x",
      },
      (key) => [{ status: 201, body: exampleOf(key) }],
    ],
    updateUser: [{ userId, jobTitle: "x" }, () => [GONE]],
    deleteUser: [{ userId }, () => [GONE]],
    getGroup: [{ groupId }, (key) => [{ body: exampleOf(key) }]],
    listGroup: [{}, (key) => [{ body: exampleOf(key) }]],
    listGroupMembers: [{ groupId }, (key) => [{ body: exampleOf(key) }]],
    createGroup: [
      { displayName: "Library Assist", mailNickname: "library" },
      (key) => [{ status: 201, body: exampleOf(key) }],
    ],
    upsertGroup: [
      { uniqueName: "library-assist", displayName: "Library Assist" },
      (key) => [{ status: 201, body: without(key, "created") }],
    ],
    deleteGroup: [{ groupId }, () => [GONE]],
    addMemberToGroup: [{ groupId, groupMemberOdataId: userId }, () => [GONE]],
    removeMemberOfGroup: [{ groupId, memberId: userId }, () => [GONE]],
    getApplication: [{ applicationObjectId }, (key) => [{ body: exampleOf(key) }]],
    listApplications: [{}, (key) => [{ body: exampleOf(key) }]],
    createApplication: [
      { displayName: "Contoso Payroll" },
      (key) => [{ status: 201, body: exampleOf(key) }],
    ],
    upsertApplication: [
      { uniqueName: "contoso-payroll", displayName: "Contoso Payroll" },
      (key) => [{ status: 201, body: without(key, "created") }],
    ],
    deleteApplication: [{ applicationObjectId }, () => [GONE]],
    getSubscription: [{ subscriptionId }, (key) => [{ body: exampleOf(key) }]],
    listSubscriptions: [{}, (key) => [{ body: exampleOf(key) }]],
    createSubscription: [
      { changeType: ["updated"], notificationUrl, resource: "users" },
      (key) => [{ status: 201, body: exampleOf(key) }],
    ],
    updateSubscription: [{ subscriptionId, notificationUrl }, (key) => [{ body: exampleOf(key) }]],
    deleteSubscription: [{ subscriptionId }, () => [GONE]],
    deleteInstancedSubscriptions: [
      {},
      () => [{ body: { value: [{ id: subscriptionId, notificationUrl }] } }, GONE],
    ],
    listChanges: [{ deltaURL: "/users/delta" }, (key) => [{ body: exampleOf(key) }]],
    reauthorizeSubscription: [{ subscriptionId }, () => [GONE]],
    renewSubscriptions: [
      { subscriptionIds: [subscriptionId] },
      () => [{ body: { id: subscriptionId, expirationDateTime: "2026-12-20T18:00:00Z" } }],
    ],
    getNotifiedRecords: [
      {
        notifications: [
          { resource: `Users/${userId}`, changeType: "updated" },
          { resource: "Users/8ffff70c-1c63-4860-b963-e34ec660931d", changeType: "deleted" },
        ],
      },
      (key) => {
        const [first] = exampleOf(key) as unknown as { record: object }[];
        const gone = { error: { code: "Request_ResourceNotFound", message: "Gone." } };
        return [
          {
            body: {
              responses: [
                { id: "1", status: 404, body: gone },
                { id: "0", status: 200, body: first?.record },
              ],
            },
          },
          { body: { responses: [{ id: "0", status: 404, body: gone }] } },
        ];
      },
    ],
    rawRequest: [{ url: "/users", method: "GET" }, (key) => [{ body: exampleOf(key) }]],
  };

const ajv = new Ajv({ strict: true, allowUnionTypes: true });

describe("every action", () => {
  it("has a run here", () => {
    expect(Object.keys(runs).sort()).toEqual(Object.keys(actions).sort());
  });

  it.each(Object.keys(runs))("%s returns its example payload", async (key) => {
    const [inputs, answers] = runs[key] ?? [{}, () => []];
    playGraph(answers(key));
    expect(await runAction(key, inputs, { webhookUrls: { "Flow 1": notificationUrl } })).toEqual(
      exampleOf(key),
    );
  });

  it.each(Object.keys(actions).filter((key) => key !== "rawRequest"))(
    "%s has an output schema that its example fits",
    (key) => {
      const validate = ajv.compile(JSON.parse(actions[key]?.outputSchema?.schema ?? "false"));
      expect([validate(exampleOf(key)), validate.errors]).toEqual([true, null]);
      expect(validate("text")).toBe(false);
    },
  );

  it.each(Object.keys(actions))("%s says whether the designer may run it", async (key) => {
    const { performSafety, examplePerform, examplePayload } = actions[key] ?? {};
    const reads = /^get|^listChanges$/.test(key);
    expect(performSafety).toBe(reads ? "SAFE" : "NOT_ALLOWED");
    if (!reads) {
      const calls = playGraph([]);
      expect(await examplePerform?.(testContext(), runs[key]?.[0])).toEqual(examplePayload);
      expect(calls).toEqual([]);
    }
  });
});

it("no example holds a secret", () => {
  const examples = JSON.stringify([component.actions, component.triggers, component.dataSources]);
  expect(examples).not.toMatch(/"clientState":"|password":"|secretText|access_token|Bearer /i);
});

describe("every data source", () => {
  const value: Record<string, unknown> = {
    selectUser: {
      id: userId,
      displayName: "Adele Vance",
      userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
    },
    selectGroup: {
      id: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
      displayName: "Library Assist",
      mail: "library@contoso.onmicrosoft.com",
    },
    selectApplication: {
      id: applicationObjectId,
      appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
      displayName: "Contoso Payroll",
    },
    selectGroupMember: {
      id: userId,
      displayName: "Adele Vance",
      userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
    },
    selectSubscription: {
      id: subscriptionId,
      resource: "users",
      changeType: "updated,deleted",
      expirationDateTime: "2026-12-20T18:00:00Z",
      notificationUrl,
    },
  };

  it.each(Object.keys(wire.dataSources))("%s returns its example payload", async (key) => {
    playGraph([{ body: { value: [value[key]] } }]);
    const result = await runDataSource(key, key === "selectGroupMember" ? { groupId } : {});
    const source = component.dataSources?.[key] as unknown as {
      examplePayload: { result: unknown };
    };
    expect(result).toEqual(source.examplePayload.result);
  });
});
