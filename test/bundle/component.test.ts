import { fillInputs, type WireComponent } from "../../runner/loadComponent";
import { snapshotOf } from "../conventions/snapshot";
import { actionCases, caseOf, playCase, playFailure } from "../harness/actionCases";
import { connection, testContext, wire } from "../harness/component";
import { freezeDate } from "../harness/freezeDate";
import { denied } from "../harness/graphFailures";
import { hoursApart } from "../harness/hoursApart";
import { type Answer, graphFault, playGraph } from "../harness/playGraph";
import { skipWaits } from "../harness/skipWaits";

// The harness plays on the bundle in this file.
jest.mock("../../src", () => jest.requireActual("../../dist/index.js"));

const source = (jest.requireActual("../../src") as { default: WireComponent }).default;

type Perform = (...args: unknown[]) => unknown;

const keys = Object.keys(actionCases);
const exampleOf = (key: string): unknown =>
  (wire.actions[key] as unknown as { examplePayload: { data: unknown } }).examplePayload.data;

/** What comes of a call: its result, or the words of its error. */
const outcome = async (run: () => unknown): Promise<unknown> => {
  try {
    return await run();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
};

const ownersOf = ({ actions, triggers, dataSources }: WireComponent) => ({
  ...actions,
  ...triggers,
  ...dataSources,
});

const inputsOf = (component: WireComponent): [string, { clean?: (value: unknown) => unknown }][] =>
  Object.entries(ownersOf(component)).flatMap(([owner, { inputs }]) =>
    inputs.map((input) => [`${owner}.${input.key}`, input] as [string, object]),
  );

/** Something of every kind that a flow can give to an input. */
const values = [
  undefined,
  null,
  "",
  " ",
  "text",
  "true",
  "12",
  "2026-11-22T10:00:00Z",
  "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  "adele.vance@contoso.com",
  "a,b\nc",
  '{"displayName":"Adele"}',
  '[{"displayName":"Adele"}]',
  true,
  0,
  -1.5,
  new Date("2026-11-22T10:00:00Z"),
  ["one", "", "two"],
  [{ key: "displayName", value: "Adele" }],
  { displayName: "Adele" },
  { data: Buffer.from("image"), contentType: "image/jpeg" },
];

describe("the component in the bundle", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  skipWaits();
  hoursApart();

  it("is that of the source", () => {
    expect(wire).not.toBe(source);
    expect(JSON.parse(snapshotOf(wire))).toEqual(JSON.parse(snapshotOf(source)));
  });

  it.each(keys)("runs %s", async (key) => {
    const { now, answers } = caseOf(key);
    if (now !== undefined) jest.setSystemTime(new Date(now));
    expect((await playCase(key, answers)).result).toEqual(exampleOf(key));
  });

  it.each(keys)("runs %s into a refusal", async (key) => {
    const { refusedInputs = {} } = caseOf(key);
    const { text, written } = await playFailure(key, { ...denied, inputs: refusedInputs });
    expect(text).toContain(`failed: ${denied.message} (403 `);
    expect(written).not.toContain("is not in this bundle");
  });

  it("cleans every input as the source does", async () => {
    const others = new Map(inputsOf(source));
    for (const [name, { clean }] of inputsOf(wire)) {
      const other = others.get(name)?.clean;
      expect([name, typeof clean]).toEqual([name, typeof other]);
      for (const value of clean === undefined ? [] : values)
        expect([name, value, await outcome(() => clean?.(value))]).toEqual([
          name,
          value,
          await outcome(() => other?.(value)),
        ]);
    }
  });

  it.each([...Object.keys(wire.triggers), ...Object.keys(wire.dataSources)])(
    "calls every function of %s as the source does",
    async (key) => {
      const argumentsOf = (name: string): unknown[] => {
        if (/^(resolve|get)/.test(name))
          return [
            testContext(),
            { payload: { body: { data: [1] }, paginationState: { page: 2 } } },
          ];
        const { inputs } = ownersOf(wire)[key] as WireComponent["actions"][string];
        const asked = inputs.some((input) => input.key === "connection");
        const params = fillInputs(inputs, asked ? { connection } : {});
        const payload = { headers: {}, queryParameters: {}, rawBody: {}, body: { data: {} } };
        return /erform$/.test(name) && key in wire.triggers
          ? [testContext(), payload, params]
          : [testContext(), params];
      };
      const refusal = { status: 403, body: graphFault(denied.code, denied.message) };
      const call = async (component: WireComponent, name: string): Promise<unknown> => {
        playGraph(Array<Answer>(20).fill(refusal));
        const functions = ownersOf(component)[key] as unknown as Record<string, Perform>;
        return outcome(() => functions[name]?.(...argumentsOf(name)));
      };
      const names = Object.entries(ownersOf(wire)[key] ?? {})
        .filter(([, value]) => typeof value === "function")
        .map(([name]) => name);
      expect(names).toContain("perform");
      for (const name of names) {
        const ended = await call(wire, name);
        expect([name, ended]).toEqual([name, await call(source, name)]);
        expect([name, String(ended)]).toEqual([name, expect.not.stringMatching(/^(Type)?Error/)]);
      }
    },
  );
});
