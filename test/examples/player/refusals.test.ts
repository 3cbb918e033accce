import { openTheatre, type Theatre } from "../theatre";
import {
  code,
  configVar,
  flowOf,
  integrationOf,
  list,
  log,
  ownStep,
  reference,
  scheduled,
  scheduleTrigger,
  step,
  template,
  text,
} from "./sample";

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(() => theatre.close());

const branches = (...names: string[]) => names.map((name) => ({ name, steps: [] }));
const isTrue = ["and", ["isTrue", { name: "", ...text("true") }]];
const userTrigger = (more: Record<string, unknown>) =>
  integrationOf([
    flowOf([{ ...ownStep("Trigger", "userTrigger"), isTrigger: true, branches: [], ...more }]),
  ]);

const withVariable = (variable: Record<string, unknown>) =>
  integrationOf([], {
    requiredConfigVars: [
      {
        key: "Entra Connection",
        dataType: "connection",
        connection: {
          key: "msEntraIdClientCredentials",
          component: { key: "ms-entra-id", version: "LATEST", isPublic: false },
        },
      },
      { key: "X", ...variable },
    ],
  });

/** Each is refused before anything runs, with an error that names it. */
const refused: readonly (readonly [what: string, yaml: string, error: RegExp])[] = [
  [
    "a step",
    scheduled([step("X", "slack / post")]),
    /step "X": the step slack \/ post is not known/,
  ],
  [
    "an action of the component",
    scheduled([ownStep("X", "listMailboxes")]),
    /step "X": the component has no action "listMailboxes"/,
  ],
  [
    "a private component",
    scheduled([
      {
        ...ownStep("X", "getUser"),
        action: { key: "getUser", component: { key: "other", version: "LATEST", isPublic: false } },
      },
    ]),
    /no private component "other"/,
  ],
  [
    "a version",
    scheduled([
      {
        ...ownStep("X", "getUser"),
        action: { key: "getUser", component: { key: "ms-entra-id", version: 3, isPublic: false } },
      },
    ]),
    /the version 3 is not known/,
  ],
  [
    "an input of the component",
    scheduled([ownStep("X", "getUser", { userID: text("1") })]),
    /step "X", input "userID": there is no such input/,
  ],
  [
    "an input of another step",
    scheduled([step("X", "log / writeLog", { text: text("1") })]),
    /step "X", input "text": there is no such input/,
  ],
  [
    "a kind of value",
    scheduled([log("X", { type: "secret", value: "1" })]),
    /input "message": the type "secret" of a value is not known/,
  ],
  ["a value that is no text", scheduled([log("X", text(true))]), /written as text, not true/],
  ["a key of a value", scheduled([log("X", { ...text("1"), unit: "s" })]), /"unit" is not known/],
  [
    "a list where one value is wanted",
    scheduled([ownStep("X", "getUser", { userId: list(text("1")) })]),
    /input "userId": the type "complex" of a value is not known here/,
  ],
  [
    "a text where a list is wanted",
    scheduled([ownStep("X", "addMembersToGroup", { memberIds: text("1") })]),
    /input "memberIds": it takes a list/,
  ],
  [
    "a name in a plain list",
    scheduled([
      ownStep("X", "addMembersToGroup", { memberIds: list({ name: "a", ...text("1") }) }),
    ]),
    /an entry of a list has no name/,
  ],
  [
    "a connection that is none",
    scheduled([ownStep("X", "getUser", { connection: configVar("Choice") })]),
    /"Choice" is no connection/,
  ],
  [
    "a reference to a later step",
    scheduled([log("X", reference("later.results")), code("Later", "return { data: 1 };")]),
    /no step "later" stands before it/,
  ],
  [
    "a reference into a branch from outside of it",
    scheduled([
      step(
        "B",
        "branch / branchOnExpression",
        { conditions: list({ name: "Yes", ...list(...isTrue) }) },
        {
          branches: [
            { name: "Yes", steps: [code("Inside", "return { data: 1 };")] },
            ...branches("Else"),
          ],
        },
      ),
      log("X", reference("inside.results")),
    ]),
    /no step "inside" stands before it/,
  ],
  [
    "the results of a branch step",
    scheduled([
      step(
        "B",
        "branch / branchOnExpression",
        { conditions: list({ name: "Yes", ...list(...isTrue) }) },
        { branches: branches("Yes", "Else") },
      ),
      log("X", reference("b.results")),
    ]),
    /"b" has no results here/,
  ],
  [
    "the current item outside of its loop",
    scheduled([
      step("L", "loop / loopNTimes", { iterationCount: text("1") }, { steps: [] }),
      log("X", reference("l.currentItem")),
    ]),
    /"l" has no currentItem here/,
  ],
  [
    "a reference in braces",
    scheduled([log("X", reference("{{trigger.results}}"))]),
    /the reference "\{\{trigger/,
  ],
  [
    "a reference without results",
    scheduled([log("X", reference("trigger.body"))]),
    /the reference "trigger.body"/,
  ],
  [
    "a slot of a template",
    scheduled([log("X", template("{{trigger.results}}"))]),
    /is not known in a template/,
  ],
  ["a config variable", scheduled([log("X", configVar("Chioce"))]), /no config variable "Chioce"/],
  [
    "an operator",
    scheduled([
      step(
        "B",
        "branch / branchOnExpression",
        { conditions: list({ name: "Yes", ...list("and", ["isLike", text("1"), text("2")]) }) },
        { branches: branches("Yes", "Else") },
      ),
    ]),
    /condition of "Yes": the operator isLike/,
  ],
  [
    "a branch without a condition",
    scheduled([
      step(
        "B",
        "branch / branchOnExpression",
        { conditions: list({ name: "Yes", ...list(...isTrue) }) },
        { branches: branches("Yes", "No", "Else") },
      ),
    ]),
    /its branches are to be Yes, Else: Yes, No, Else/,
  ],
  ["Break Loop without a loop", scheduled([step("X", "loop / breakLoop")]), /no loop around it/],
  [
    "a kind of error handling",
    scheduled([{ ...ownStep("X", "testConnection"), errorConfig: { errorHandlerType: "skip" } }]),
    /the errorHandlerType "skip" is not known/,
  ],
  [
    "a key of error handling",
    scheduled([
      { ...ownStep("X", "testConnection"), errorConfig: { errorHandlerType: "fail", times: 1 } },
    ]),
    /errorConfig: "times" is not known/,
  ],
  [
    "a key of a step",
    scheduled([{ ...log("X", text("")), when: "never" }]),
    /step "X": "when" is not known/,
  ],
  ["a key of a flow", scheduled([], { timeout: 3 }), /flow "Flow": "timeout" is not known/],
  [
    "a synchronous flow",
    scheduled([], { isSynchronous: true }),
    /a synchronous flow cannot be played/,
  ],
  [
    "two steps of one name",
    scheduled([log("A B", text("")), log("A-b", text(""))]),
    /two steps are called "aB"/,
  ],
  [
    "a flow without a trigger",
    integrationOf([flowOf([log("X", text(""))])]),
    /the first step and no other/,
  ],
  [
    "a second trigger",
    scheduled([{ ...scheduleTrigger, name: "Second" }]),
    /the first step and no other/,
  ],
  [
    "a trigger",
    integrationOf([flowOf([{ ...step("T", "mail-triggers / mail"), isTrigger: true }])]),
    /the trigger mail-triggers \/ mail is not known/,
  ],
  [
    "a schedule trigger without a schedule",
    integrationOf([flowOf([{ ...scheduleTrigger, schedule: undefined }])]),
    /wants a schedule/,
  ],
  [
    "a trigger without its branches",
    userTrigger({}),
    /its branches are to be Notification, URL Validation/,
  ],
  [
    "batches of a trigger that has none",
    scheduled([], { triggerResolver: { enabled: true, batchSize: 1 } }),
    /hands over no batches/,
  ],
  [
    "a data type",
    withVariable({ dataType: "jsonForm" }),
    /config variable "X": the data type jsonForm is not known/,
  ],
  [
    "a data source",
    withVariable({
      dataType: "picklist",
      dataSource: {
        key: "selectNothing",
        component: { key: "ms-entra-id", version: "LATEST", isPublic: false },
      },
    }),
    /no data source "selectNothing"/,
  ],
  [
    "another version of the format",
    integrationOf([], { definitionVersion: 8 }),
    /definition version 8/,
  ],
];

it.each(refused)("refuses %s", (_what, yaml, error) => {
  expect(() => theatre.open(yaml, {})).toThrow(error);
});

it.each([
  [
    "a config variable that is not there",
    { Nothing: "1" },
    /no config variable "Nothing" to fill in/,
  ],
  ["a number that is none", { "A Number": "three" }, /config variable "A Number": it is no number/],
  ["a choice that is none", { Choice: "three" }, /it is one of one, two, not "three"/],
])("refuses to fill in %s", (_what, filled, error) => {
  expect(() => theatre.open(scheduled([]), filled)).toThrow(error);
});

it("refuses a choice that the picker does not offer, when it is deployed", async () => {
  const player = theatre.open(scheduled([]), {
    "Some Group": "00000000-0000-4000-8000-000000000001",
  });
  await expect(player.deploy()).rejects.toThrow(
    /"Some Group": the picker does not offer "00000000/,
  );
});

it.each([
  [
    "a module that a code step has not",
    code("X", 'require("lodash"); return { data: 1 };'),
    /no module "lodash"/,
  ],
  ["a code step without data", code("X", "return 1;"), /the code gives back no \{ data \}/],
  [
    "an http step with a connection of its own",
    step("X", "http / httpPost", {
      url: text("http://127.0.0.1:1"),
      connection: configVar("Entra Connection"),
    }),
    /connection .* cannot be played/,
  ],
  [
    "a level of the log",
    step("X", "log / writeLog", { message: text(""), level: text("loud") }),
    /no level "loud"/,
  ],
])("fails a run with %s", async (_what, bad, error) => {
  const player = theatre.open(scheduled([bad]), {});
  await player.deploy();
  await player.runSchedule("Flow");
  expect(player.taken()[0]?.error).toMatch(error);
});

it("runs no schedule of a flow that has none", async () => {
  const player = theatre.open(scheduled([]), {});
  await expect(player.runSchedule("Other")).rejects.toThrow(/No flow "Other" has a schedule/);
});
