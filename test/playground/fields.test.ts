import type { FieldInput } from "../../playground/catalogue";
import { fieldKind } from "../../playground/page/fieldKind";
import {
  fromInputs,
  initialValues,
  missingLabels,
  toInputs,
} from "../../playground/page/formValues";
import component from "../../src";

interface Wire {
  readonly key: string;
  readonly inputs: readonly FieldInput[];
}

const parts = Object.entries({
  actions: component.actions,
  triggers: component.triggers,
  dataSources: component.dataSources,
}).flatMap(([part, wires]) =>
  Object.values(wires as unknown as Record<string, Wire>).map((wire) => [part, wire] as const),
);

describe("the page", () => {
  it.each(
    parts.flatMap(([part, { key, inputs }]) =>
      inputs.map((input) => [`${part} ${key} ${input.key}`, input] as const),
    ),
  )("has a field for %s", (_name, input) => {
    expect(fieldKind(input)).toBeDefined();
  });

  it("has no field for a type that it does not know", () => {
    expect(fieldKind({ key: "x", type: "objectSelection" })).toBeUndefined();
  });

  it.each([
    ["connection", { key: "connection", type: "connection" }],
    ["password", { key: "password", type: "password" }],
    ["boolean", { key: "x", type: "boolean" }],
    ["file", { key: "photo", type: "data" }],
    ["json", { key: "additionalProperties", type: "code" }],
    ["keyValues", { key: "headers", type: "string", collection: "keyvaluelist" }],
    [
      "list",
      { key: "memberIds", type: "string", collection: "valuelist", dataSource: "selectUser" },
    ],
    ["choices", { key: "changeType", type: "string", collection: "valuelist", model: [] }],
    ["choice", { key: "visibility", type: "string", model: [] }],
    ["picker", { key: "userId", type: "string", dataSource: "selectUser" }],
    ["dateTime", { key: "expirationDateTime", type: "string" }],
    ["text", { key: "displayName", type: "string" }],
  ] as const)("makes a %s of %j", (kind, input) => {
    expect(fieldKind(input)).toBe(kind);
  });
});

describe("a form", () => {
  const inputs: FieldInput[] = [
    { key: "connection", type: "connection", label: "Connection", required: true },
    { key: "userId", type: "string", label: "User Id", required: true, default: "" },
    { key: "password", type: "password", label: "Password", required: false },
    { key: "ids", type: "string", collection: "valuelist", label: "IDs", required: false },
    { key: "force", type: "boolean", label: "Force", required: false, default: "true" },
  ];

  it("begins with the defaults, and leaves out what is empty", () => {
    const values = initialValues(inputs);
    expect(values).toMatchObject({ userId: "", ids: [], force: true });
    expect(toInputs(inputs, values)).toEqual({ force: true });
    expect(toInputs(inputs, { ...values, userId: "1", ids: ["a"], force: false })).toEqual({
      userId: "1",
      ids: ["a"],
      force: false,
    });
  });

  it("names what is required and empty, but not the connection", () => {
    expect(missingLabels(inputs, initialValues(inputs))).toEqual(["User Id"]);
    expect(missingLabels(inputs, { userId: "1" })).toEqual([]);
  });

  it("begins again with what was used, without its secrets", () => {
    expect(fromInputs(inputs, { userId: "1", password: "••••••" })).toMatchObject({
      userId: "1",
      password: "",
    });
  });
});
