import { parse } from "yaml";
import { adoptFlow } from "./adoptFlow";
import {
  byConfigVariable,
  CONNECTION,
  integrationOf,
  stepOf,
  value,
  yamlOf,
} from "./fixtures/flowOf";

const entry = (name: unknown, text: unknown, type = "value") => ({ name, type, value: text });
const list = (...entries: unknown[]) => ({ type: "complex", value: entries });
const json = (object: unknown) => value(JSON.stringify(object));

const adoptStep = (key: string, inputs: Record<string, unknown>) => {
  const { text, findings } = adoptFlow(yamlOf(integrationOf([stepOf(key, inputs)])), "flow.yml");
  const [step] = parse(text).flows[0].steps;
  return {
    text,
    inputs: step.inputs as Record<string, unknown>,
    isMoved: step.action.component.isPublic === false,
    notMoved: findings.notMoved.map(({ what }) => what),
    moved: findings.moved.map(({ what }) => what),
  };
};

const grouped: [key: string, object: string, children: string[]][] = [
  [
    "listGroupMembers",
    "odataQueryParams",
    ["$filter", "$count", "$select", "$search", "$top", "$expand"],
  ],
  ["listChanges", "odataQueryParams", ["$deltatoken", "$skiptoken", "$select", "$filter"]],
  ...["listUsers", "listGroup", "listApplications"].map((key): [string, string, string[]] => [
    key,
    "odataQueryParams",
    ["$count", "$expand", "$filter", "$orderby", "$search", "$select", "$top"],
  ]),
  [
    "updateUser",
    "userFields",
    [
      "accountEnabled",
      "displayName",
      "userPrincipalName",
      "domain",
      "givenName",
      "surname",
      "jobTitle",
    ],
  ],
  [
    "upsertGroup",
    "groupFields",
    ["displayName", "mailEnabled", "mailNickname", "securityEnabled", "groupTypes"],
  ],
];

describe.each(grouped)("the object of %s", (key, object, children) => {
  const flat = {
    connection: CONNECTION,
    ...Object.fromEntries(children.map((child) => [child, value(`a ${child}`)])),
  };

  it.each([
    [
      "a list with texts as names",
      object,
      list(...children.map((child) => entry(child, `a ${child}`))),
    ],
    [
      "a list with values as names",
      object,
      list(...children.map((child) => entry(value(child), `a ${child}`))),
    ],
    [
      "the JSON text of an object",
      object,
      json(Object.fromEntries(children.map((child) => [child, `a ${child}`]))),
    ],
    [
      "an object of another name",
      "whateverItIsCalled",
      list(...children.map((child) => entry(child, `a ${child}`))),
    ],
  ])("is laid out from %s", (_form, name, written) => {
    const { inputs, notMoved, isMoved } = adoptStep(key, { [name]: written });
    expect([isMoved, notMoved]).toEqual([true, []]);
    expect(inputs).toEqual(flat);
    expect(Object.keys(inputs)).toEqual(Object.keys(flat));
  });

  it.each([
    ["an empty text", value("")],
    ["null", value(null)],
    ["an empty list", list()],
    ["an empty object", value({})],
    ["the text of an empty object", value("{}")],
    ["the text of an empty list", value("[]")],
    ["the text null", value("null")],
    ["no config variable", byConfigVariable("")],
    ["nothing at all", null],
  ])("may be %s", (_what, written) => {
    const { inputs, notMoved, isMoved, moved } = adoptStep(key, { [object]: written });
    expect([isMoved, notMoved]).toEqual([true, []]);
    expect(inputs).toEqual({ connection: CONNECTION });
    expect(moved).toContain(`${key}; ${object} held nothing to move, and is gone`);
  });

  it.each([
    [
      "by reference",
      { type: "reference", value: "code.results" },
      "it is given as a whole by reference",
    ],
    ["by config variable", byConfigVariable("Query"), "it is given as a whole by config variable"],
    [
      "by template",
      { type: "template", value: "{{$a.results}}" },
      "it is given as a whole by template",
    ],
    ["as a map", value({ $top: "1" }), "it is written in an unknown form"],
    ["as a plain text", value("hello"), "this component has no such input"],
    ["as the text of a list", value('["a"]'), "this component has no such input"],
    ["as a list of texts", list("a"), "an entry of it has no name, type and value"],
    ["with an entry without a name", list(value("a")), "an entry of it has no name"],
    [
      "with an entry without a type",
      list({ name: "$top", value: "5" }),
      "an entry of it has no name",
    ],
    [
      "with an entry without a value",
      list({ name: "$top", type: "value" }),
      "an entry of it has no name",
    ],
    [
      "with a name by reference",
      list(entry({ type: "reference", value: "a.results" }, "x")),
      "an entry of it has no name",
    ],
    [
      "with an input twice",
      list(entry("displayName", "a"), entry("displayName", "b")),
      "it holds an input twice",
    ],
    [
      "with an object inside",
      json({ displayName: { a: 1 } }),
      "its displayName is neither text, number",
    ],
  ])("given %s stops the step", (_how, written, why) => {
    const { inputs, isMoved, notMoved } = adoptStep(key, { [object]: written });
    expect(isMoved).toBe(false);
    expect(inputs[object]).toEqual(written);
    expect(notMoved).toEqual([expect.stringContaining(`${object}: ${why}`)]);
  });

  it("keeps in a comment what there is no input for", () => {
    const [child = ""] = children;
    const { text, inputs, isMoved, notMoved } = adoptStep(key, {
      [object]: list(entry(child, "a"), entry("$skip", "10"), entry("mood", "m", "reference")),
    });
    expect(isMoved).toBe(true);
    expect(inputs).toEqual({ connection: CONNECTION, [child]: value("a") });
    expect(notMoved).toEqual([
      `${object}.$skip: this component has no such input; a comment keeps what it was`,
      `${object}.mood: this component has no such input; a comment keeps what it was`,
    ]);
    expect(text).toContain(
      `# Left out, since this component has no such input: ${object}.$skip {"type":"value","value":"10"}\n`,
    );
    expect(text).toContain(`${object}.mood {"type":"reference","value":"m"}\n`);
    expect(adoptFlow(text, "flow.yml").text).toBe(text);
  });

  it("is not taken apart under another name when it holds what there is no input for", () => {
    const [child = ""] = children;
    const { isMoved, notMoved } = adoptStep(key, {
      somethingElse: list(entry(child, "a"), entry("mood", "m")),
    });
    expect(isMoved).toBe(false);
    expect(notMoved[0]).toContain("somethingElse: this component has no input mood");
  });

  it("that is given beside a single input must say the same, unless one of them is empty", () => {
    const [child = ""] = children;
    const both = (one: unknown, other: unknown) =>
      adoptStep(key, { [child]: one, [object]: list({ name: child, ...(other as object) }) });
    const differing = both(value("a"), value("b"));
    expect(differing.isMoved).toBe(false);
    expect(differing.notMoved).toEqual([
      expect.stringContaining(`${child} and ${object}.${child} differ`),
    ]);
    for (const [one, other] of [
      [value("a"), value("a")],
      [value(""), value("a")],
      [value("a"), value("")],
    ])
      expect(both(one, other).inputs).toEqual({ connection: CONNECTION, [child]: value("a") });
  });
});

describe("inputs", () => {
  it("keep references, config variables and templates of an object's entries", () => {
    const { inputs } = adoptStep("updateUser", {
      userFields: list(
        entry("displayName", "loop.currentItem.name", "reference"),
        entry("jobTitle", "Job", "configVar"),
        entry("surname", "{{$a.results.b}}", "template"),
      ),
    });
    expect(inputs).toEqual({
      connection: CONNECTION,
      displayName: { type: "reference", value: "loop.currentItem.name" },
      jobTitle: { type: "configVar", value: "Job" },
      surname: { type: "template", value: "{{$a.results.b}}" },
    });
  });

  it("are texts, whatever the JSON of an object holds", () => {
    const { inputs } = adoptStep("updateUser", {
      userFields: json({
        accountEnabled: false,
        jobTitle: 7,
        displayName: 'O\'Neil "x"\nnull',
        surname: null,
      }),
    });
    expect(inputs).toEqual({
      connection: CONNECTION,
      accountEnabled: value("false"),
      jobTitle: value("7"),
      displayName: value('O\'Neil "x"\nnull'),
    });
  });

  it("are the numbers that a JSON text has, to the digit", () => {
    const { inputs } = adoptStep("updateUser", {
      userFields: value(
        '{ "jobTitle": 12345678901234567890,"surname":1.0,"givenName":"\\u0041\\/\\n"}',
      ),
    });
    expect(inputs).toEqual({
      connection: CONNECTION,
      jobTitle: value("12345678901234567890"),
      surname: value("1.0"),
      givenName: value("A/\n"),
    });
  });

  it("that a JSON text gives twice stop the step", () => {
    const { isMoved, notMoved } = adoptStep("updateUser", {
      userFields: value('{"jobTitle":"a","jobTitle":"b"}'),
    });
    expect(isMoved).toBe(false);
    expect(notMoved[0]).toContain("userFields: it holds an input twice");
  });

  it("may call Get All Paginated Results Fetch All", () => {
    const once = adoptStep("listUsers", { fetchAll: value("true") });
    expect(once.inputs).toEqual({ connection: CONNECTION, getAllPaginatedResults: value("true") });
    expect(once.moved).toContain("listUsers; fetchAll is now getAllPaginatedResults");
    const twice = adoptStep("listUsers", {
      fetchAll: value("true"),
      getAllPaginatedResults: value("false"),
    });
    expect(twice.isMoved).toBe(false);
    expect(twice.notMoved[0]).toContain("fetchAll and getAllPaginatedResults differ");
    expect(adoptStep("getUser", { fetchAll: value("true") }).isMoved).toBe(false);
  });

  it.each([
    ["null", null],
    ["not there", undefined],
  ])("may be %s", (_what, inputs) => {
    const webhook = JSON.parse(JSON.stringify({ ...stepOf("webhook"), isTrigger: true, inputs }));
    const { text, findings } = adoptFlow(yamlOf(integrationOf([webhook])), "flow.yml");
    expect(findings.notMoved).toEqual([]);
    expect(parse(text).flows[0].steps[0].action.component.isPublic).toBe(false);
  });

  it("in an unknown form stop the step", () => {
    const step = { ...stepOf("getUser"), inputs: [{ userId: value("a") }] };
    const { findings } = adoptFlow(yamlOf(integrationOf([step])), "flow.yml");
    expect(findings.notMoved.map(({ what }) => what)).toEqual([
      expect.stringContaining("its inputs are written in an unknown form"),
    ]);
  });
});
