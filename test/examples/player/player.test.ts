import { referenceName } from "../../../adopt/referenceName";
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
  theatre = await openTheatre({ users: 4, groups: 2 });
});

beforeEach(() => {
  theatre.outside.answers(() => undefined);
  theatre.outside.taken();
  theatre.emulator.faults.clear();
  theatre.requests();
});

afterAll(() => theatre.close());

/** Plays one scheduled flow once, and gives how it went. */
const play = async (
  steps: readonly unknown[],
  filled: Record<string, string> = {},
  more: Record<string, unknown> = {},
) => {
  const player = theatre.open(scheduled(steps, more), filled);
  await player.deploy();
  theatre.requests();
  await player.runSchedule("Flow");
  return player.taken();
};

/** The lines that the flow wrote into the log. */
const said = async (...args: Parameters<typeof play>): Promise<string[]> => {
  const [played] = await play(...args);
  if (played?.error !== undefined) throw new Error(played.error);
  return (played?.log ?? []).map(({ message }) => message);
};

it.each([
  ["Get a Queue's URL", "getAQueueSUrl"],
  ["GET Request 2", "getRequest2"],
  ["Create SNS Topic For S3 Event Notification", "createSnsTopicForS3EventNotification"],
  ["Flow - Get Value", "flowGetValue"],
  ["JavaScript Object to JSON", "javascriptObjectToJson"],
  ["Find & Replace", "findReplace"],
])("%s is called %s in references", (name, expected) => {
  expect(referenceName(name)).toBe(expected);
});

describe("values", () => {
  it("are texts, references into earlier results, config variables and templates", async () => {
    const steps = [
      code("Make It", 'return { data: { list: [{ "odd.key": 7 }], none: null, yes: true } };'),
      log("Text", text("as it is {{ $x }}")),
      log("Reference", reference('makeIt.results.list.0.["odd.key"]')),
      log("Nothing There", reference("makeIt.results.no.such.thing")),
      log("Variable", configVar("A Number")),
      log("Template", template("{{$makeIt.results.yes}}/{{#Choice}}/{{$makeIt.results.none}}.")),
      log("Trigger Body", reference("trigger.results.headers.prismatic-invoke-type")),
    ];
    expect(await said(steps, { Choice: "two" })).toEqual([
      "as it is {{ $x }}",
      "7",
      "",
      "3",
      "true/two/.",
      "Scheduled",
    ]);
  });

  it("reach the component: lists, connection, texts for booleans", async () => {
    const [first, second] = [...theatre.emulator.directory.all("user")];
    const [group] = [...theatre.emulator.directory.all("group")];
    theatre.emulator.directory.setRelated("members", String(group?.id), []);
    const steps = [
      code("Ids", `return { data: { second: ${JSON.stringify(second?.id)} } };`),
      ownStep("Set Them", "setGroupMembers", {
        groupId: configVar("Some Group"),
        memberIds: list(text(first?.id), reference("ids.results.second")),
        dryRun: text("false"),
        maxRemovals: configVar("A Number"),
      }),
      log("Result", template("{{$setThem.results.succeeded}} of {{$setThem.results.total}}")),
    ];
    expect(await said(steps, { "Some Group": String(group?.id) })).toEqual(["2 of 2"]);
    expect(
      theatre.emulator.directory.related("members", String(group?.id)).map(({ id }) => id),
    ).toEqual([first?.id, second?.id]);
  });

  it("that put a list into a text fail the run", async () => {
    const steps = [
      code("A List", "return { data: [1] };"),
      log("Bad", template("{{$aList.results}}")),
    ];
    expect((await play(steps))[0]?.error).toMatch(
      /flow "Flow", step "Bad", input "message": the template puts a list or an object/,
    );
  });
});

describe("loops", () => {
  it("run the steps for each item, and come to what the last of them came to", async () => {
    const steps = [
      code("Items", "return { data: [1, 2, 3] };"),
      step(
        "Each One",
        "loop / loopOverItems",
        { items: reference("items.results") },
        { steps: [code("Twice", "return { data: stepResults.eachOne.currentItem * 2 };")] },
      ),
      log("All", reference("eachOne.results.2")),
      code("Sum", "return { data: stepResults.eachOne.results.join() };"),
      log("Joined", reference("sum.results")),
    ];
    expect(await said(steps)).toEqual(["6", "2,4,6"]);
  });

  it("end at Break Loop, the innermost of them", async () => {
    const isTwo = {
      name: "Two",
      ...list("and", [
        "equal",
        { name: "", ...reference("inner.currentItem") },
        { name: "", ...text("2") },
      ]),
    };
    const inner = step(
      "Inner",
      "loop / loopOverItems",
      { items: reference("items.results") },
      {
        steps: [
          step(
            "Stop",
            "branch / branchOnExpression",
            { conditions: list(isTwo) },
            {
              branches: [
                { name: "Two", steps: [step("Break", "loop / breakLoop")] },
                { name: "Else", steps: [] },
              ],
            },
          ),
          log("Round", reference("inner.currentItem")),
        ],
      },
    );
    const steps = [
      code("Items", "return { data: [1, 2, 3] };"),
      step("Outer", "loop / loopNTimes", { iterationCount: text("2") }, { steps: [inner] }),
    ];
    expect(await said(steps)).toEqual(["1", "1"]);
  });

  it("refuse at run time what is no list", async () => {
    const steps = [
      code("Items", "return { data: { value: [] } };"),
      step("Each", "loop / loopOverItems", { items: reference("items.results") }, { steps: [] }),
    ];
    expect((await play(steps))[0]?.error).toMatch(/step "Each": Items is no list, but object/);
  });
});

describe("branches", () => {
  const onValue = (value: unknown) =>
    step(
      "By Value",
      "branch / branchOnValue",
      {
        inputValue: value,
        branchValueMappings: list(
          { name: "First", ...text("one") },
          { name: "Second", ...text("two") },
        ),
      },
      {
        branches: ["First", "Second", "Else"].map((name) => ({
          name,
          steps: [log(`Log ${name}`, text(name))],
        })),
      },
    );

  it.each([
    ["one", "First"],
    ["two", "Second"],
    ["three", "Else"],
  ])("%s leads to %s", async (value, branch) => {
    expect(await said([onValue(text(value)), log("After", text("after"))])).toEqual([
      branch,
      "after",
    ]);
  });

  it.each([
    [["isTrue", { ...text("false") }], "Else"],
    [["isTrue", { ...text("true") }], "Yes"],
    [["isNotEmpty", configVar("Target URL"), text("")], "Else"],
    [["exists", reference("made.results.nothing")], "Else"],
    [["doesNotExist", reference("made.results.nothing")], "Yes"],
    [["in", text("b"), reference("made.results.letters")], "Yes"],
    [["greaterThan", configVar("A Number"), text("3")], "Else"],
    [["greaterThanOrEqual", configVar("A Number"), text("3")], "Yes"],
    [["equal", reference("made.results.count"), text("2")], "Yes"],
  ])("%j leads to %s", async (condition, branch) => {
    const steps = [
      code("Made", 'return { data: { letters: ["a", "b"], count: 2 } };'),
      step(
        "By Expression",
        "branch / branchOnExpression",
        { conditions: list({ name: "Yes", ...list("and", condition) }) },
        {
          branches: ["Yes", "Else"].map((name) => ({ name, steps: [log(name, text(name))] })),
        },
      ),
    ];
    expect(await said(steps)).toEqual([branch]);
  });
});

describe("HTTP", () => {
  const post = (data: unknown, more: Record<string, unknown> = {}) =>
    step("Post It", "http / httpPost", {
      url: template("{{#Target URL}}/in"),
      data,
      headers: list({ name: text("Content-Type"), ...text("application/json") }),
      queryParams: list({ name: text("a"), ...text("1 2") }),
      connection: configVar(""),
      responseType: text("json"),
      timeout: text("30000"),
      maxRetries: text("0"),
      ...more,
    });

  it("goes out for real, and its results are the body of the answer", async () => {
    theatre.outside.answers(() => ({ body: { got: "it" } }));
    const steps = [
      code("Body", "return { data: { some: [1] } };"),
      post(reference("body.results")),
      log("Answer", reference("postIt.results.got")),
    ];
    expect(await said(steps, { "Target URL": theatre.outside.url })).toEqual(["it"]);
    expect(theatre.outside.taken()).toEqual([
      {
        method: "POST",
        path: "/in?a=1+2",
        contentType: "application/json",
        body: { some: [1] },
      },
    ]);
  });

  it("fails the run with the status, and what stands behind it does not run", async () => {
    theatre.outside.answers(() => ({ status: 500 }));
    const [played] = await play([post(text("{}")), log("After", text("after"))], {
      "Target URL": theatre.outside.url,
    });
    expect(played).toMatchObject({
      error: "Request failed with status code 500",
      steps: ["Post It"],
      log: [],
    });
    expect(theatre.outside.taken()).toHaveLength(1);
  });

  it("is repeated as often as the step says", async () => {
    theatre.outside.answers(() => ({ status: 503 }));
    const retries = {
      maxRetries: text("2"),
      retryDelayMS: text("0"),
      retryOnAllErrors: text("true"),
    };
    await play([post(text("{}"), retries)], { "Target URL": theatre.outside.url });
    expect(theatre.outside.taken()).toHaveLength(3);
  });
});

describe("a step that fails", () => {
  const failing = (errorConfig: unknown) => ({
    ...ownStep("Read User", "getUser", { userId: text("00000000-0000-4000-8000-000000000009") }),
    errorConfig,
  });
  const readings = () =>
    theatre.requests().filter((request) => request.startsWith("GET /v1.0/users/")).length;

  it.each([
    [undefined, true, 1],
    [{ errorHandlerType: "fail" }, true, 1],
    [{ errorHandlerType: "ignore" }, false, 1],
    [{ errorHandlerType: "retry", maxAttempts: 3, delaySeconds: 10 }, true, 3],
    [
      { errorHandlerType: "retry", maxAttempts: "2", delaySeconds: "0", ignoreFinalError: "true" },
      false,
      2,
    ],
  ])("with %j: fails the run %s, attempts %i", async (errorConfig, fails, attempts) => {
    const before = theatre.emulator.clock.now().getTime();
    const [played] = await play([
      failing(errorConfig),
      log("After", template("{{$readUser.results.id}}.")),
    ]);
    expect(readings()).toBe(attempts);
    expect(played?.log.map(({ message }) => message)).toEqual(fails ? [] : ["."]);
    if (fails) expect(played?.error).toMatch(/^Get User failed: .*404/);
    else expect(played?.ignored).toEqual([expect.stringMatching(/^Get User failed: .*404/)]);
    const waited = theatre.emulator.clock.now().getTime() - before;
    expect(waited >= 20_000).toBe(attempts === 3);
  });

  it("starts the run again as often as the flow says, each time later", async () => {
    const before = theatre.emulator.clock.now().getTime();
    const runs = await play(
      [failing({ errorHandlerType: "fail" })],
      {},
      {
        retryConfig: { maxAttempts: 2, delayMinutes: 5, usesExponentialBackoff: true },
      },
    );
    expect(runs.map(({ error }) => error !== undefined)).toEqual([true, true, true]);
    expect(theatre.emulator.clock.now().getTime() - before).toBeGreaterThanOrEqual(900_000);
  });
});

describe("state", () => {
  const steps = [
    step("Get Count", "persist-data / getInstanceValue", {
      keyInput: text("count"),
      defaultValueInput: text("0"),
    }),
    code("Next", "return { data: Number(stepResults.getCount.results) + 1 };"),
    step("Save Count", "persist-data / saveInstanceValue", {
      keyInput: text("count"),
      valueInput: reference("next.results"),
    }),
    log("Count", reference("next.results")),
    code(
      "Fail At Two",
      'if (stepResults.next.results === 2) throw new Error("two"); return { data: 0 };',
    ),
  ];

  it.each([
    [true, ["1", "2", "3"]],
    [false, ["1", "2", "2"]],
  ])("outlives runs; of failed ones, when kept: %s", async (keepsStateOfFailedRuns, counts) => {
    const player = theatre.open(scheduled(steps), {}, { keepsStateOfFailedRuns });
    await player.deploy();
    for (const _run of counts) await player.runSchedule("Flow");
    const runs = player.taken();
    expect(runs.map(({ log: lines }) => lines[0]?.message)).toEqual(counts);
    expect(runs[1]?.error).toBe("two");
  });

  it("comes back as it was, or as its text", async () => {
    const keep = [
      step("Get", "persist-data / getInstanceValue", {
        keyInput: text("key"),
        defaultValueInput: text("none"),
      }),
      code("Make", "return { data: { of: [1] } };"),
      step("Save", "persist-data / saveInstanceValue", {
        keyInput: text("key"),
        valueInput: reference("make.results"),
      }),
      code(
        "Look",
        "return { data: `${typeof stepResults.get.results} ${stepResults.get.results}` };",
      ),
      log("Log", reference("look.results")),
    ];
    for (const [keepsTexts, second] of [
      [false, "object [object Object]"],
      [true, 'string {"of":[1]}'],
    ] as const) {
      const player = theatre.open(scheduled(keep), {}, { keepsTexts });
      await player.deploy();
      for (let run = 0; run < 2; run += 1) await player.runSchedule("Flow");
      const messages = player.taken().map(({ log: lines }) => lines[0]?.message);
      expect(messages).toEqual(["string none", second]);
    }
  });

  it("is the flow's, the instance's, or the run's", async () => {
    const values = (kind: string) => [
      step(`Get ${kind}`, `persist-data / get${kind}Value`, {
        keyInput: text("key"),
        defaultValueInput: text("none"),
      }),
      step(`Save ${kind}`, `persist-data / save${kind}Value`, {
        keyInput: text("key"),
        valueInput: text("saved"),
        dynamicValues: list(),
      }),
      log(`Log ${kind}`, template(`${kind} {{$${referenceName(`Get ${kind}`)}.results}}`)),
    ];
    const kinds = ["Instance", "Execution", "CrossFlow"];
    const yaml = integrationOf(
      ["One", "Other"].map((name) => ({
        ...flowOf([scheduleTrigger, ...kinds.flatMap(values)]),
        name,
      })),
    );
    const player = theatre.open(yaml, {});
    await player.deploy();
    for (const name of ["One", "Other", "One"]) await player.runSchedule(name);
    expect(player.taken().map(({ log: lines }) => lines.map(({ message }) => message))).toEqual([
      ["Instance none", "Execution none", "CrossFlow none"],
      ["Instance none", "Execution none", "CrossFlow saved"],
      ["Instance saved", "Execution none", "CrossFlow saved"],
    ]);
  });
});

it("plays a trigger's branches, then the steps behind it, and gives the whole payload", async () => {
  const trigger = {
    ...ownStep("People Trigger", "userTrigger", {
      changeType: list(text("updated")),
    }),
    isTrigger: true,
    branches: [
      "Notification",
      "URL Validation",
      "Lifecycle Event",
      "Subscription Renewal",
      "Rejected",
    ].map((name) => ({
      name,
      steps: [log(`In ${name}`, template("{{$peopleTrigger.results.body.data.event}}"))],
    })),
  };
  const flow = flowOf([
    trigger,
    log("After", template("{{$peopleTrigger.results.webhookUrls.Flow}}")),
  ]);
  const player = theatre.open(integrationOf([flow]), {});
  await player.deploy();
  expect(player.taken()).toMatchObject([
    { branch: "URL Validation", steps: ["In URL Validation", "After"] },
    { branch: "URL Validation" },
  ]);
  const [user] = [...theatre.emulator.directory.all("user")];
  if (user !== undefined) theatre.emulator.directory.update("user", user, { jobTitle: "New" });
  await player.settled();
  const [played] = player.taken();
  expect(played?.log.map(({ message }) => message)).toEqual([
    "notification",
    expect.stringMatching(/^http:\/\/127.0.0.1.*\/flow$/),
  ]);
  await player.delete();
  expect(theatre.emulator.subscriptions.living()).toEqual([]);
});
