import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { adopted, toldOf } from "./fixtures/adopted";
import {
  CONNECTION,
  connectionVariable,
  entra,
  integrationOf,
  logOf,
  stepOf,
  value,
  yamlOf,
} from "./fixtures/flowOf";
import { publicInputs, publicKeys } from "./publicComponent";

const fixture = (name: string): string =>
  readFileSync(join(__dirname, "fixtures", `${name}.yml`), "utf8");

/** The file with nothing changed but whose component it names. */
const pointedHere = (text: string): string =>
  text.replace(/(key: ms-entra-id\n +version: LATEST\n +isPublic: )true/g, "$1false");

/** What becomes of a single step, which stands after a connection of the public component. */
const adoptStep = (step: object, variables: readonly unknown[] = [connectionVariable()]) => {
  const { text, findings } = adopted(yamlOf(integrationOf([step], variables)));
  const [flow] = (parse(text) as ReturnType<typeof integrationOf>).flows;
  return { step: flow?.steps[0], findings };
};

describe("an integration of the public component", () => {
  it.each(["flatWithDebug", "flat"])("of the shape %s differs in its component alone", (name) => {
    const text = fixture(name);
    const { text: moved, findings } = adopted(text);
    expect(moved).toBe(pointedHere(text));
    expect(moved).not.toBe(text);
    expect([findings.moved.length, findings.notMoved]).toEqual([10, []]);
  });

  it("of the grouped shape is, to the letter and with its comments, the flat one", () => {
    expect(adopted(fixture("grouped")).text).toBe(pointedHere(fixture("flat")));
  });

  it.each(["flatWithDebug", "flat", "grouped"])("of the shape %s is moved once", (name) => {
    const once = adopted(fixture(name)).text;
    const twice = adopted(once);
    expect(twice.text).toBe(once);
    expect(twice.findings).toEqual({ moved: [], notMoved: [], toLookAt: [], outside: [] });
  });

  it.each(publicKeys("actions"))("keeps every input of %s that the table has", (key) => {
    const inputs = Object.fromEntries(
      (publicInputs("actions", key) ?? [])
        .filter((input) => input !== "connection")
        .map((input) => [input, value(`of ${input}`)]),
    );
    const { step, findings } = adoptStep(stepOf(key, inputs));
    expect(findings.notMoved).toEqual([]);
    expect(step).toEqual(stepOf(key, inputs, "The Step", false));
  });

  it.each(publicKeys("triggers"))("moves %s", (key) => {
    const trigger = {
      ...stepOf(key),
      isTrigger: true,
      ...(key === "webhook" ? { inputs: {} } : {}),
    };
    const { step, findings } = adoptStep(trigger);
    expect(findings.notMoved).toEqual([]);
    expect(step).toEqual({ ...trigger, action: { key, component: entra(false) } });
  });

  it.each(publicKeys("dataSources"))("moves %s with its connection", (key) => {
    const variable = (isPublic: boolean) => ({
      key: "Choice",
      dataType: "picklist",
      dataSource: { key, component: entra(isPublic) },
      inputs: {
        connection: CONNECTION,
        ...(key === "selectGroupMember" ? { groupId: value("g") } : {}),
      },
    });
    const text = yamlOf(integrationOf([], [connectionVariable(), variable(true)]));
    expect(parse(adopted(text).text)).toEqual(
      integrationOf([], [connectionVariable(false), variable(false)]),
    );
  });

  it("has the latest version of this component, not a publication of the other one", () => {
    const step = { ...stepOf("getUser"), action: { key: "getUser", component: entra(true, 12) } };
    const { step: moved, findings } = adoptStep(step);
    expect(moved).toMatchObject({ action: { component: { version: "LATEST", isPublic: false } } });
    expect(toldOf(findings.moved)).toContain("Flow › The Step: getUser; version 12 is now LATEST");
  });

  it.each(["ms-entra", "ms-entra-id-2", "MS-ENTRA-ID", "ms-outlook"])(
    "leaves the component %s alone, with its inputs in a group",
    (component) => {
      const away = (key: string, inputs?: object) => ({
        ...stepOf(key, {
          odataQueryParams: value('{"$top":"5"}'),
          fetchAll: value("true"),
          ...inputs,
        }),
        action: { key, component: { ...entra(), key: component } },
      });
      const connection = { ...connectionVariable(), connection: away("msEntraIdOauth2").action };
      const text = yamlOf(integrationOf([away("listUsers"), away("doMagic")], [connection]));
      expect(adopted(text)).toEqual({
        text,
        findings: { moved: [], notMoved: [], toLookAt: [], outside: [] },
      });
    },
  );

  it("is moved in every flow, branch and loop, and in both shapes at once", () => {
    const grouped = stepOf("listUsers", { odataQueryParams: value('{"$top": "5"}') }, "Grouped");
    const flat = stepOf("listUsers", { $top: value("5"), debugRequest: value("true") }, "Flat");
    const around = (steps: readonly object[], name: string) => ({
      name,
      action: { key: "branchOnExpression", component: { ...entra(), key: "branch" } },
      inputs: { conditions: { type: "complex", value: [] } },
      branches: [
        { name: "Found", steps },
        { name: "Else", steps: [] },
      ],
    });
    const loop = (steps: readonly object[]) => ({
      name: "Each",
      action: { key: "loopOverItems", component: { ...entra(), key: "loop" } },
      inputs: { items: { type: "reference", value: "grouped.results.value" } },
      steps,
    });
    const integration = integrationOf([grouped]);
    const text = yamlOf({
      ...integration,
      flows: [
        ...integration.flows,
        { name: "Other", steps: [around([loop([around([flat, grouped], "Inner")])], "Outer")] },
      ],
    });
    const { text: moved, findings } = adopted(text);
    expect(findings.notMoved).toEqual([]);
    expect(toldOf(findings.moved)).toEqual([
      "config variable Entra Connection: msEntraIdOauth2",
      "Flow › Grouped: listUsers; odataQueryParams is laid out as $top",
      "Other › Flat: listUsers",
      "Other › Grouped: listUsers; odataQueryParams is laid out as $top",
    ]);
    expect(moved).not.toContain("odataQueryParams");
    expect(moved.match(/\$top:/g)).toHaveLength(3);
    expect(moved.match(/isPublic: false/g)).toHaveLength(4);
  });

  it("may have its flows behind an anchor", () => {
    const text = yamlOf(integrationOf([stepOf("getUser")]));
    const anchored = `${text.replace("flows:", "more: &flows")}flows: *flows\n`;
    const moved = parse(adopted(anchored).text);
    expect(moved.flows[0].steps[0].action.component).toEqual(entra(false));
  });

  it("leaves other components, private ones of the same key, and unused files alone", () => {
    const text = `# nothing of it\n${yamlOf(integrationOf([logOf(value("hello"))], []))}`;
    expect(adopted(text).text).toBe(text);
    const ours = yamlOf(
      integrationOf(
        [{ ...stepOf("searchUsers"), action: { key: "searchUsers", component: entra(false, 3) } }],
        [connectionVariable(false)],
      ),
    );
    expect(adopted(ours)).toEqual({
      text: ours,
      findings: { moved: [], notMoved: [], toLookAt: [], outside: [] },
    });
  });

  it.each([
    ["text", "hello", "flow.yml is no integration: it has no list of flows"],
    ["no YAML", "a: [", "flow.yml is no YAML: "],
    ["two keys that are one", "a: 1\na: 2", "flow.yml is no YAML: Map keys must be unique"],
    ["two documents", "a: 1\n---\nb: 1", "flow.yml is no YAML: "],
    ["another version", "definitionVersion: 6\nflows: []", "flow.yml has definitionVersion 6, and"],
    ["no version", "flows: []", "flow.yml has definitionVersion none, and"],
    ["merge keys", "a: &a {b: 1}\nc: {<<: *a}", "flow.yml, line 2: merge keys (<<) are not read"],
    ["an alias in itself", "definitionVersion: 7\nflows: &a [*a]", "flow.yml, line 2: *a"],
  ])("is not %s", (_what, text, message) => {
    expect(() => adopted(text)).toThrow(message);
  });
});

describe("what cannot be moved", () => {
  const stays = (step: object, why: string, variables?: readonly unknown[]): void => {
    const { step: left, findings } = adoptStep(step, variables);
    expect(left).toEqual(step);
    expect(toldOf(findings.notMoved).filter((line) => line.startsWith("Flow"))).toEqual([
      expect.stringContaining(`Flow › The Step: ${why}`),
    ]);
  };
  const lost =
    "; it stays with the public component and needs a connection of that: Entra Connection is one of this";

  it.each([
    ["an action that the public component was not known to have", "searchUsers"],
    ["an action that is nowhere", "doMagic"],
    ["a name of JavaScript", "toString"],
  ])("is %s", (_what, key) => {
    stays(stepOf(key), `there is no action ${key} to move it to${lost}`);
  });

  it("is a trigger that is none", () => {
    stays(
      { ...stepOf("getUser"), isTrigger: true },
      `there is no trigger getUser to move it to${lost}`,
    );
  });

  it("is a trigger with a branch that there is not", () => {
    stays(
      { ...stepOf("userTrigger"), isTrigger: true, branches: [{ name: "Surprise", steps: [] }] },
      `this component's User Trigger has no branch Surprise${lost}`,
    );
  });

  it("is a step with an input that there is not", () => {
    stays(stepOf("getUser", { mood: value("good") }), "mood: this component has no such input");
  });

  it.each([
    ["isPublic of its component is neither true nor false", { isPublic: "true" }],
    ["isPublic of its component is neither true nor false", { isPublic: undefined }],
    ["the version of its component is neither LATEST nor a number", { version: "newest" }],
    ["the version of its component is neither LATEST nor a number", { version: "12" }],
    [
      "its component is named by the signature of a package",
      { version: undefined, signature: "a" },
    ],
  ])("is a component of which %s", (why, part) => {
    const step = stepOf("getUser");
    const action = { key: "getUser", component: { ...entra(), ...part } };
    stays(JSON.parse(JSON.stringify({ ...step, action })), why);
  });

  it("is a step that uses a template of the public component, or has no key", () => {
    const step = stepOf("getUser");
    stays(
      { ...step, action: { ...step.action, template: "t" } },
      "it uses a template of the public component",
    );
    stays({ ...step, action: { component: entra() } }, "it has no key");
  });

  it("is a step with an input of this component that the public one is not known to have", () => {
    stays(
      stepOf("listUsers", { maxResults: value("10") }),
      "maxResults: this component has such an input, but the public one is not known to",
    );
  });

  it("is a step whose connection is not in the file", () => {
    const scoped = {
      key: "Entra Connection",
      dataType: "connection",
      useScopedConfigVar: "shared",
    };
    stays(
      stepOf("getUser"),
      "its connection Entra Connection: an organization- or customer-wide connection is not in the file: make it anew",
      [scoped],
    );
    stays(
      stepOf("getUser"),
      "its connection Entra Connection is no config variable of this file",
      [],
    );
  });

  it("is a step whose connection is another's, by reference, or one that there is not", () => {
    const other = {
      ...connectionVariable(),
      connection: { key: "basic", component: { ...entra(), key: "http" } },
    };
    stays(stepOf("getUser"), "its connection Entra Connection: it is a connection of another", [
      other,
    ]);
    const unknown = { ...connectionVariable(), connection: { key: "magic", component: entra() } };
    stays(
      stepOf("getUser"),
      "its connection Entra Connection: this component has no connection magic",
      [unknown],
    );
    stays(
      stepOf("getUser", { connection: { type: "reference", value: "code.results" } }),
      "its connection is not given by a config variable",
    );
  });

  it("is a connection of which nobody can tell whose it is, and what uses it", () => {
    const { version: _none, ...component } = entra();
    const connection = {
      ...connectionVariable(),
      connection: { key: "msEntraIdOauth2", component: { ...component, signature: "a" } },
    };
    const text = yamlOf(integrationOf([stepOf("getUser")], [connection]));
    const { text: left, findings } = adopted(text);
    expect(left).toBe(text);
    const why = "its component is named by the signature of a package, not by a version";
    expect(toldOf(findings.notMoved)).toEqual([
      `config variable Entra Connection: ${why}`,
      `Flow › The Step: its connection Entra Connection: ${why}`,
    ]);
  });

  it("is a step whose connection is a config variable of another kind", () => {
    const variable = { key: "Entra Connection", dataType: "string", connection: undefined };
    stays(
      stepOf("getUser"),
      "its connection Entra Connection is no config variable of this file that holds one",
      [JSON.parse(JSON.stringify(variable))],
    );
  });

  it("is a connection that there is not, and what is picked by it", () => {
    const connection = {
      ...connectionVariable(),
      connection: { key: "magic", component: entra() },
    };
    const picked = {
      key: "Choice",
      dataSource: { key: "selectUser", component: entra() },
      inputs: { connection: CONNECTION },
    };
    const text = yamlOf(integrationOf([], [connection, picked]));
    const { text: left, findings } = adopted(text);
    expect(left).toBe(text);
    expect(toldOf(findings.notMoved)).toEqual([
      "config variable Entra Connection: this component has no connection magic",
      "config variable Choice: its connection Entra Connection: this component has no connection magic",
    ]);
  });

  it("is what names the component in a place that is not known", () => {
    const text = yamlOf({ ...integrationOf([], []), more: { key: "getUser", component: entra() } });
    expect(toldOf(adopted(text).findings.notMoved)).toEqual([
      "a place that is not known: it refers to the public component",
    ]);
    const unclear = { ...entra(), isPublic: "yes" };
    const odd = yamlOf({ ...integrationOf([], []), more: { key: "getUser", component: unclear } });
    expect(toldOf(adopted(odd).findings.notMoved)).toEqual([
      "a place that is not known: it refers to the public component",
    ]);
  });

  it("does not keep the steps beside it", () => {
    const text = yamlOf(integrationOf([stepOf("doMagic"), stepOf("getUser", {}, "Read")]));
    const [flow] = parse(adopted(text).text).flows;
    expect(
      flow.steps.map(({ action }: { action: { component: object } }) => action.component),
    ).toEqual([entra(true), entra(false)]);
  });
});

describe("the report", () => {
  it("tells what no file holds", () => {
    const { findings } = adopted(
      yamlOf(integrationOf([{ ...stepOf("userTrigger"), isTrigger: true }])),
    );
    const all = [
      expect.stringContaining("customers connect again"),
      expect.stringContaining("Delete it before the new one is deployed"),
    ];
    expect(findings.outside).toEqual(all);
    const integration = integrationOf(
      [{ ...stepOf("userTrigger"), isTrigger: true }],
      [connectionVariable(), { ...connectionVariable(), key: "Second" }],
    );
    const twice = { ...integration, flows: [...integration.flows, ...integration.flows] };
    expect(adopted(yamlOf(twice)).findings.outside).toEqual(all);
  });

  it("tells the line of the file", () => {
    const text = fixture("flat");
    const { moved } = adopted(text).findings;
    for (const { line, what } of moved.slice(2))
      expect(text.split("\n")[line - 1]).toContain(`key: ${what}`);
  });
});
