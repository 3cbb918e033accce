import Ajv from "ajv";
import component from "../../src";
import {
  type LeastPermissions,
  type Permission,
  permissionFor,
  permissionText,
} from "../../src/graph";
import { permissions } from "../../src/permissions";
import { actionCases, caseOf, playCase, playFailure } from "../harness/actionCases";
import { connection, TOKEN, testContext } from "../harness/component";
import { freezeDate } from "../harness/freezeDate";
import { denied } from "../harness/graphFailures";
import { hoursApart } from "../harness/hoursApart";
import { playGraph } from "../harness/playGraph";
import { skipWaits } from "../harness/skipWaits";

interface Action {
  display: { label: string };
  examplePayload?: { data: unknown };
  outputSchema?: { schema: string };
  performSafety?: string;
  examplePerform?: (context: unknown, inputs: unknown) => Promise<unknown>;
}

const actions = component.actions as unknown as Record<string, Action>;
const keys = Object.keys(actions);
const actionOf = (key: string): Action => actions[key] as Action;
const exampleOf = (key: string): unknown => actionOf(key).examplePayload?.data;

const failures = Object.entries(actionCases).flatMap(([key, { failures }]) =>
  failures.map((failure) => [key, failure.status, failure.code, failure] as const),
);

/** Each request of each case by its number, to be refused. */
const requests = Object.entries(actionCases).flatMap(([key, { answers }]) =>
  answers.map((_answer, place) => [key, place + 1] as const),
);

const neededBy = (key: string): Permission => {
  const permission = permissions[key as keyof typeof permissions];
  const { collection } = caseOf(key);
  return collection === undefined ? permission : permissionFor(permission, collection);
};

const namesOf = ({ delegated, application }: LeastPermissions): string[] => [
  ...delegated,
  ...application,
];

const secretsOf = (key: string): string[] => [
  TOKEN,
  connection.fields.clientSecret,
  ...(caseOf(key).secrets ?? []),
];

const expectNoSecret = (key: string, written: string): void => {
  for (const secret of secretsOf(key)) expect(written).not.toContain(secret);
  expect(written).not.toMatch(/Bearer /i);
};

const ajv = new Ajv({ strict: true, allowUnionTypes: true });

describe("every action", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  skipWaits();
  hoursApart();

  it("has its case", () => {
    expect(Object.keys(actionCases).sort()).toEqual([...keys].sort());
  });

  it.each(keys)("%s returns its example payload, with the requests of its case", async (key) => {
    const { now } = caseOf(key);
    if (now !== undefined) jest.setSystemTime(new Date(now));
    const { result, calls, written, text } = await playCase(key, caseOf(key).answers);
    expect(text).toEqual(JSON.stringify(result));
    expect(result).toEqual(exampleOf(key));
    expect(calls).toHaveLength(caseOf(key).answers.length);
    expect(written).toContain(actionOf(key).display.label);
    expectNoSecret(key, written);
  });

  it.each(keys.filter((key) => key !== "rawRequest"))(
    "%s has an output schema that its example fits",
    (key) => {
      const validate = ajv.compile(JSON.parse(actionOf(key).outputSchema?.schema ?? "false"));
      expect([validate(exampleOf(key)), validate.errors]).toEqual([true, null]);
      expect(validate("text")).toBe(false);
    },
  );

  it.each(keys)("%s says whether the designer may run it", async (key) => {
    const { performSafety, examplePerform, examplePayload } = actionOf(key);
    const reads = /^get|^listChanges$/.test(key);
    expect(performSafety).toBe(reads ? "SAFE" : "NOT_ALLOWED");
    if (!reads) {
      const calls = playGraph([]);
      expect(await examplePerform?.(testContext(), caseOf(key).inputs)).toEqual(examplePayload);
      expect(calls).toEqual([]);
    }
  });

  it.each(keys)("%s has a failure without permission in its case", (key) => {
    expect(caseOf(key).failures.map(({ code }) => code)).toContain(denied.code);
  });

  it.each(requests)(
    "%s names itself and what it lacks when request %i is refused",
    async (key, number) => {
      const { answers, refusedInputs = {} } = caseOf(key);
      const before = answers.slice(0, number - 1);
      const { text, calls } = await playFailure(key, { ...denied, before, inputs: refusedInputs });
      expect(calls.length).toBeGreaterThanOrEqual(number);
      expect(text).toContain(`${actionOf(key).display.label} failed: ${denied.message} (403 `);
      const needed = neededBy(key);
      const least = permissionText(needed);
      // Nobody can know it of a raw request.
      expect(text).toContain(
        least === ""
          ? "lacks a permission"
          : `The least permission for this is ${least}. ${denied.says}`,
      );
      expect(least === "").toBe(/^(raw|batch)Request$/.test(key));
      for (const name of [needed, ...Object.values(needed.perCollection ?? {})].flatMap(namesOf))
        expect(text).toContain(name);
      for (const sentence of [needed.role, needed.note]) expect(text).toContain(sentence ?? "");
    },
  );

  it.each(failures)("%s says what to do after %i %s", async (key, status, code, failure) => {
    const { text, written, calls } = await playFailure(key, failure);
    expect(text).toContain(`${actionOf(key).display.label} failed`);
    expect(text).toContain(failure.message);
    expect(text).toContain(`(${status} ${code}, request-id `);
    expect(text).toContain(failure.says);
    const { before = [], after = [] } = failure;
    expect(calls).toHaveLength(before.length + 1 + after.length);
    expectNoSecret(key, written);
  });
});
