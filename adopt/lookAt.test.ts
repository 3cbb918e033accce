import { parse } from "yaml";
import { adopted, toldOf } from "./fixtures/adopted";
import {
  byConfigVariable,
  connectionVariable,
  entra,
  integrationOf,
  logOf,
  stepOf,
  value,
  yamlOf,
} from "./fixtures/flowOf";
import { publicKeys } from "./publicComponent";
import { thingOf } from "./thisComponent";

describe("what is to be looked at", () => {
  const lookedAt = (steps: readonly unknown[], variables?: readonly unknown[]): string[] =>
    toldOf(adopted(yamlOf(integrationOf(steps, variables))).findings.toLookAt);

  it("is an input of a connection that there is not, which stays in the file", () => {
    const variable = {
      ...connectionVariable(),
      inputs: { clientId: value("a"), mood: value("b") },
    };
    const text = yamlOf(integrationOf([], [variable]));
    const { text: moved, findings } = adopted(text);
    expect(toldOf(findings.toLookAt)).toEqual([
      "config variable Entra Connection: msEntraIdOauth2 of this component has no input mood",
    ]);
    expect(parse(moved).requiredConfigVars[0].inputs).toEqual(variable.inputs);
  });

  it.each([
    ["createUser", value("ann@contoso.com"), true],
    ["updateUser", { type: "template", value: "{{$a.results.b}}@contoso.com" }, true],
    ["createUser", value("ann"), false],
    ["createUser", byConfigVariable("Name @ Home"), false],
  ])("is a user principal name of %s %j that is one already: %s", (key, userPrincipalName, is) => {
    const found = lookedAt([stepOf(key, { userPrincipalName })]);
    expect(found.filter((line) => line.includes("User Principal Name has an @"))).toHaveLength(
      is ? 1 : 0,
    );
  });

  it("is a trigger without a schedule, and its other branches", () => {
    const trigger = {
      ...stepOf("groupTrigger"),
      isTrigger: true,
      branches: [
        { name: "Notification", steps: [] },
        { name: "URL Validation", steps: [] },
      ],
    };
    expect(lookedAt([trigger])).toEqual([
      "Flow › The Step: Group Trigger of this component also has the branches Lifecycle Event, Subscription Renewal, Rejected: add each of them, empty where there is nothing to do",
      "Flow › The Step: it has no schedule: a daily one keeps its subscription alive",
    ]);
    const whole = [
      "Notification",
      "URL Validation",
      "Lifecycle Event",
      "Subscription Renewal",
      "Rejected",
    ];
    const settled = {
      ...trigger,
      schedule: { type: "value", value: "0 6 * * *" },
      branches: whole.map((name) => ({ name, steps: [] })),
    };
    expect(lookedAt([settled])).toEqual([]);
  });

  it("is who reads the results of a write, an upsert or a trigger, wherever it stands", () => {
    const trigger = { ...stepOf("webhook", {}, "On Change"), isTrigger: true, inputs: {} };
    const steps = [
      trigger,
      stepOf("upsertGroup", {}, "Get a Queue's URL"),
      {
        name: "Loop",
        action: { key: "loopOverItems", component: { ...entra(), key: "loop" } },
        inputs: { items: { type: "reference", value: "trigger.results.body.data.value" } },
        steps: [
          stepOf(
            "deleteUser",
            { userId: { type: "reference", value: "loop.currentItem" } },
            "Delete",
          ),
        ],
      },
      logOf(
        { type: "template", value: "{{$getAQueueSUrl.results.id}} of {{$onChange.results.body}}" },
        "One",
      ),
      logOf({ type: "reference", value: "loop.results.0" }, "Two"),
      logOf(value("stepResults['getAQueueSUrl'].results.id; myDelete.results.x"), "Three"),
      stepOf("getUser", {}, "Read"),
      logOf({ type: "reference", value: "read.results.id" }, "Four"),
    ];
    const readers = lookedAt(steps).filter((line) => line.includes("reads "));
    expect(readers.map((line) => line.replace(/, and .*/, ""))).toEqual(
      [
        "Flow › Loop: reads trigger.results.body.data.value",
        "Flow › One: reads onChange.results.body",
        "Flow › One: reads getAQueueSUrl.results.id",
        "Flow › Three: reads getAQueueSUrl.results.id",
        "Flow › Two: reads loop.results.0",
      ].map((line) => expect.stringContaining(line)),
    );
    expect(readers).toContainEqual(
      "Flow › Two: reads loop.results.0, and Delete User gives success here",
    );
  });

  it("is who reads the results of loops whose last step is a write, and of no others", () => {
    const loop = (name: string, steps: readonly unknown[]) => ({
      name,
      action: { key: "loopNTimes", component: { ...entra(), key: "loop" } },
      inputs: { iterationCount: value("2") },
      steps,
    });
    const add = stepOf("addMemberToGroup", {}, "Add");
    const read = (text: string) => logOf({ type: "reference", value: `${text}.results.0` }, text);
    const readers = lookedAt([
      loop("Outer", [loop("Inner", [add])]),
      loop("First", [{ ...add, name: "Added" }, logOf(value("done"), "Done")]),
      read("outer"),
      read("inner"),
      read("first"),
    ]);
    expect(readers.map((line) => line.replace(/, and .*/, ""))).toEqual([
      "Flow › outer: reads outer.results.0",
      "Flow › inner: reads inner.results.0",
    ]);
  });

  it.each([
    ["$add.results.success", "add.results.success"],
    ["const { add } = stepResults;", "add"],
    ["async ({ logger }, { other, add: { results } }) => results", "add"],
    ["const added = stepResults.add;", "add"],
    ["const added = stepResults?.['add'];", "add"],
    ['stepResults["add"]["results"].success', "add.results.success"],
    ["stepResults.add?.results.success", "add?.results.success"],
  ])("is code that reads results by %s", (code, reference) => {
    const add = stepOf("addMemberToGroup", {}, "Add");
    const line = `Flow › Note: reads ${reference}, and Add Member to Group gives success, alreadyMember here`;
    expect(lookedAt([add, logOf(value(`${code} ${code}`))])).toEqual([line]);
  });

  it.each([
    "list.add(1)",
    "adding.results",
    "stepResults.addAll.x",
    "address: { added }",
    "results",
  ])("is no code that reads nothing of it: %s", (code) => {
    const add = stepOf("addMemberToGroup", {}, "Add");
    expect(lookedAt([add, logOf(value(code))])).toEqual([]);
    expect(lookedAt([{ ...add, name: "" }, logOf(value("{ , } x.results"))])).toEqual([]);
  });

  it.each([
    ["addMemberToGroup", "success, alreadyMember"],
    ["deleteApplication", "success"],
    ["deleteGroup", "success"],
    ["deleteInstancedSubscriptions", "success, subscriptionIds"],
    ["deleteSubscription", "success"],
    ["deleteUser", "success"],
    ["removeMemberOfGroup", "success, alreadyRemoved"],
    ["updateUser", "success"],
    ["upsertApplication", "created, success, updated"],
    ["upsertGroup", "created, success, updated"],
  ])("is who reads the results of %s", (key, gives) => {
    const reader = logOf({ type: "reference", value: "theStep.results.x" });
    const label = thingOf("actions", key)?.display.label;
    expect(lookedAt([stepOf(key), reader])).toEqual([
      `Flow › Note: reads theStep.results.x, and ${label} gives ${gives} here`,
    ]);
  });

  it("is nobody who reads what Graph answered", () => {
    const quiet = publicKeys("actions").filter((key) => {
      const reader = logOf({ type: "reference", value: "theStep.results.x" });
      return lookedAt([stepOf(key), reader]).length === 0;
    });
    expect(quiet.sort()).toEqual(
      [
        ...["createApplication", "createGroup", "createSubscription", "createUser"],
        ...["getApplication", "getGroup", "getSubscription", "getUser", "listApplications"],
        ...["listChanges", "listGroup", "listGroupMembers", "listSubscriptions", "listUsers"],
        ...["rawRequest", "updateSubscription"],
      ].sort(),
    );
  });

  it.each([
    ["an empty one", { type: "value", value: "" }],
    ["none that is chosen", null],
  ])("is a trigger whose schedule is %s", (_what, schedule) => {
    const trigger = { ...stepOf("userTrigger"), isTrigger: true, schedule };
    expect(lookedAt([trigger])).toContain(
      "Flow › The Step: it has no schedule: a daily one keeps its subscription alive",
    );
  });
});
