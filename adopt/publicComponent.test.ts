import { wire } from "../test/harness/component";
import { flatShape } from "./fixtures/flatShape";
import { isKnownObject, publicConnections, publicInputs, publicKeys } from "./publicComponent";
import { connectionInputs, thingOf } from "./thisComponent";

const kinds = ["actions", "triggers", "dataSources"] as const;

describe("what is known of the public component", () => {
  it.each(kinds.flatMap((kind) => publicKeys(kind).map((key) => [kind, key] as const)))(
    "has of the %s %s no input that this component has not",
    (kind, key) => {
      const ours = wire[kind][key]?.inputs.map((input) => input.key) ?? [];
      expect((publicInputs(kind, key) ?? []).filter((input) => !ours.includes(input))).toEqual([]);
    },
  );

  it.each(kinds)("has the %s with the inputs that were read of them, and no others", (kind) => {
    const sorted = (inputs: readonly string[]) => [...inputs].filter((key) => key !== "").sort();
    const known = publicKeys(kind).map((key) => [key, sorted(publicInputs(kind, key) ?? [])]);
    const read = Object.entries(flatShape[kind]).map(([key, keys]) => [
      key,
      sorted(keys.split(" ")),
    ]);
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(read));
  });

  it("has 26 actions, 3 triggers, 5 pickers and 2 connections", () => {
    expect(kinds.map((kind) => publicKeys(kind).length)).toEqual([26, 3, 5]);
    expect(publicConnections).toEqual(["msEntraIdOauth2", "msEntraIdClientCredentials"]);
    for (const key of publicConnections)
      expect(wire.connections.map((connection) => connection.key)).toContain(key);
  });

  it("has nothing that JavaScript has of its own", () => {
    expect(publicInputs("actions", "constructor")).toBeUndefined();
    expect(thingOf("actions", "constructor")).toBeUndefined();
    expect(isKnownObject("constructor", "odataQueryParams")).toBe(false);
    expect(connectionInputs("none")).toBeUndefined();
  });
});
