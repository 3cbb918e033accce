import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { adoptFlow } from "./adoptFlow";
import { integrationOf, stepOf, value, yamlOf } from "./fixtures/flowOf";
import { report } from "./report";

const adopted = (text: string): string => adoptFlow(text, "flow.yml").text;

/** The lines that are not in the other text. */
const changed = (from: string, to: string): string[] => {
  const kept = new Set(from.split("\n"));
  return to.split("\n").filter((line) => !kept.has(line));
};

const folder = join(__dirname, "../examples/low-code");
const examples = readdirSync(folder).filter((name) => name.endsWith(".yml"));

const HEAD = `# An integration
definitionVersion: 7
endpointType: flow_specific   # as most
requiredConfigVars:
- key: Entra Connection
  dataType: connection
  connection: {key: msEntraIdOauth2, component: {key: ms-entra-id, version: LATEST, isPublic: true}}
`;

describe("the layout of a file", () => {
  it("stays: lists at the margin, flow style, numbers, quotes, long lines, texts in blocks", () => {
    const text = `${HEAD.replace("   # as", " # as")}# Numbers as somebody wrote them.
odd: [007, 1e3, 0x1F, ~, True, 'q', "d"]
long: ${"word ".repeat(40)}end
block: |
  one
    two

  three
flows:
- name: Flow
  steps:

  # The only one.
  - name: Read # whom
    action: {key: getUser, component: {key: ms-entra-id, version: LATEST, isPublic: true}}
    inputs:
      connection: {type: configVar, value: Entra Connection}
      userId: {type: value, value: "007"}
`;
    const moved = adopted(text);
    expect(changed(text, moved)).toHaveLength(2);
    expect(moved).toBe(text.replaceAll("isPublic: true", "isPublic: false"));
  });

  it("stays: the ends of lines of another system", () => {
    const text = yamlOf(integrationOf([stepOf("getUser")])).replaceAll("\n", "\r\n");
    expect(adopted(text)).toBe(text.replaceAll("isPublic: true", "isPublic: false"));
  });

  it("stays: the mark that some editors put at the beginning", () => {
    const text = `\uFEFF${yamlOf(integrationOf([stepOf("getUser")]))}`;
    expect(adopted(text)).toBe(text.replaceAll("isPublic: true", "isPublic: false"));
  });

  it.each(["", "~", "null", "Null", "NULL", "{type: value, value: }", "{type: value, value: ~}"])(
    "has no place for an object that is written as %j",
    (nothing) => {
      const moved = adopted(`${HEAD}flows:
- name: Flow
  steps:
  - name: Read
    action: {key: listUsers, component: {key: ms-entra-id, version: LATEST, isPublic: true}}
    inputs:
      odataQueryParams: ${nothing}
      getAllPaginatedResults: {type: value, value: 'true'}
`);
      expect(Object.keys(parse(moved).flows[0].steps[0].inputs)).toEqual([
        "getAllPaginatedResults",
      ]);
    },
  );

  it("stays: inputs on one line each, where the object was on one line", () => {
    const text = `${HEAD}flows:
- name: Flow
  steps:
  - name: Read
    action: {key: listUsers, component: {key: ms-entra-id, version: LATEST, isPublic: true}}
    inputs:
      odataQueryParams: {type: value, value: '{"$top":"5"}'}
      "<<": {type: value, value: ''}
`;
    expect(adopted(text)).toContain("      $top: {type: value, value: '5'}\n");
  });

  it.each(["True", "TRUE"])("may have isPublic as %s", (written) => {
    const text = yamlOf(integrationOf([stepOf("getUser")])).replaceAll(
      "isPublic: true",
      `isPublic: ${written}`,
    );
    expect(adopted(text)).toBe(text.replaceAll(`isPublic: ${written}`, "isPublic: false"));
    const ours = text.replaceAll(written, written === "True" ? "False" : "FALSE");
    expect(adoptFlow(ours, "flow.yml").findings).toMatchObject({ moved: [], notMoved: [] });
  });

  it("loses no comment and no order where an object is taken apart", () => {
    const moved = adopted(`${HEAD}flows:
- name: Flow
  steps:
  - name: Read
    action: {key: listUsers, component: {key: ms-entra-id, version: LATEST, isPublic: true}}
    inputs:
      connection: {type: configVar, value: Entra Connection} # comment 1
      # comment 2
      odataQueryParams: # comment 3
        # comment 4
        type: complex # comment 5
        value:
          # comment 6
          - name: $filter # comment 7
            # comment 8
            type: value
            value: a # comment 9
          - name: $skip # comment 10
            type: value
            value: '1'
          # comment 11
          - {name: $top, type: value, value: '5'} # comment 12
          # comment 13
      # comment 14
      getAllPaginatedResults: {type: value, value: 'true'}
      # comment 15
      $top: {type: value, value: ''} # comment 16
      # comment 17
    # comment 18
`);
    const comments = [...moved.matchAll(/# comment (\d+)/g)].map(([, number]) => Number(number));
    expect([...comments].sort((a, b) => a - b)).toEqual([...Array(18).keys()].map((n) => n + 1));
    expect(Object.keys(parse(moved).flows[0].steps[0].inputs)).toEqual([
      "connection",
      "$filter",
      "$top",
      "getAllPaginatedResults",
    ]);
  });

  it("keeps a comment above the input before which those of an object go", () => {
    const inputs = { odataQueryParams: value(""), getAllPaginatedResults: value("true") };
    const text = yamlOf(integrationOf([stepOf("listUsers", inputs)]))
      .replace(/( +)odataQueryParams:/, "$1# one\n$&")
      .replace(/( +)getAllPaginatedResults:/, "$1# two\n$&");
    expect(adopted(text)).toMatch(/# one\n +# two\n +getAllPaginatedResults:/);
  });

  it("keeps comments where nothing else is left", () => {
    const text = yamlOf(
      integrationOf([{ ...stepOf("listUsers"), inputs: { odataQueryParams: value("") } }]),
    ).replace(/( +)odataQueryParams:/, "$1# why\n$&");
    expect(text).toContain("# why");
    const moved = adopted(text);
    expect(moved).toContain("# why");
    expect(parse(moved).flows[0].steps[0].inputs ?? {}).toEqual({});
    expect(adopted(moved)).toBe(moved);
  });

  it("has each place by itself, where several shared one by an anchor", () => {
    const moved = adopted(`${HEAD.replace("component: {", "component: &entra {")}flows:
- name: Flow
  steps:
  - &read
    name: Read
    action: {key: getUser, component: *entra}
    inputs: {connection: {type: configVar, value: Entra Connection}}
  - name: Unknown
    action: {key: doMagic, component: *entra}
  - *read
`);
    const parts = parse(moved);
    const isPublic = (place: { component: { isPublic: boolean } }) => place.component.isPublic;
    expect(isPublic(parts.requiredConfigVars[0].connection)).toBe(false);
    expect(
      parts.flows[0].steps.map(({ action }: { action: { component: { isPublic: boolean } } }) =>
        isPublic(action),
      ),
    ).toEqual([false, true, false]);
    expect(moved).not.toMatch(/[&*](entra|read)/);
  });

  it.each(examples)(
    "of %s is kept, and is moved back when somebody pointed it elsewhere",
    (name) => {
      const text = readFileSync(join(folder, name), "utf8");
      expect(adopted(text)).toBe(text);
      const away = text.replace(
        /(key: ms-entra-id,\s+version: LATEST,\s+isPublic: )false/g,
        "$1true",
      );
      const back = adoptFlow(away, name);
      expect(back.findings.moved.length).toBeGreaterThan(0);
      // What stays is no action of the public component; what moves is as it was, to the letter.
      expect(changed(text, back.text).filter((line) => !line.includes("isPublic: true"))).toEqual(
        [],
      );
    },
  );

  it("is another text only when something was moved", () => {
    const text = "definitionVersion:   7\nflows:\n    - steps: [ &a {name: x}, *a ]\n";
    expect(adopted(text)).toBe(text);
  });
});

describe("the report", () => {
  it("counts, and lists in the order of the file", () => {
    const steps = [stepOf("doMagic", {}, "One"), stepOf("getUser", {}, "Two")];
    const { findings } = adoptFlow(yamlOf(integrationOf(steps)), "flow.yml");
    expect(report(findings, "flow.yml")).toBe(`flow.yml: 2 moved, 1 not moved, 0 to look at

Moved to this component
  line 7    config variable Entra Connection: msEntraIdOauth2
  line 33   Flow › Two: getUser

Not moved
  line 22   Flow › One: there is no action doMagic to move it to; it stays with the public component and needs a connection of that: Entra Connection is one of this

Not in the file
  Tokens and what customers filled in stay with the old instances: customers connect again.`);
  });

  it("says that there is nothing to do", () => {
    const { findings } = adoptFlow("definitionVersion: 7\nflows: []", "flow.yml");
    expect(report(findings, "flow.yml")).toBe("flow.yml: nothing of the public component in it");
  });
});
