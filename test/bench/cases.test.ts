import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { cases } from "../../bench/cases";
import type { Goal, Side } from "../../bench/cases/benchCase";
import { judge } from "../../bench/goals";
import type { ScenarioResult } from "../../bench/results";
import { spreadOf } from "../../bench/statistics";

const read = (file: string): string => readFileSync(resolve(__dirname, "../..", file), "utf8");

describe.each(Object.entries(cases))("the case %s", (_key, caseOf) => {
  const { scenarios, goals, limitedBy } = caseOf(false);
  const isThere = ({ scenario, contender }: Side): boolean =>
    scenarios
      .find(({ key }) => key === scenario)
      ?.contenders.some(({ key }) => key === contender) ?? false;

  it("has goals about what it measures, and says what limits it", () => {
    expect(goals.length).toBeGreaterThan(0);
    for (const { of, against } of goals)
      expect([of, isThere(of), against === undefined || isThere(against)]).toEqual([
        of,
        true,
        true,
      ]);
    expect(limitedBy).toMatch(/\.$/);
  });

  it("judges by all rounds", () => {
    const decisive = goals.flatMap(({ of, against }) => [of, against ?? of]);
    for (const { key, contenders } of scenarios)
      for (const contender of contenders)
        if (decisive.some((side) => side.scenario === key && side.contender === contender.key))
          expect([key, contender.key, contender.rounds]).toEqual([key, contender.key, undefined]);
  });
});

describe("a goal", () => {
  const scenario: ScenarioResult = {
    key: "s",
    title: "S",
    absent: [],
    contenders: [
      {
        key: "ours",
        label: "ours",
        rounds: 3,
        figures: { wallMs: spreadOf([9, 21, 20]), requests: spreadOf([1, 1, 2]) },
      },
      { key: "floor", label: "floor", rounds: 3, figures: { wallMs: spreadOf([10, 10, 100]) } },
    ],
  };
  const of = { scenario: "s", contender: "ours" };
  const against = { scenario: "s", contender: "floor" };
  const wall: Goal = { measure: "wallMs", of, against, atMost: 2 };

  it("is a ratio of medians, and is reached at its very limit", () => {
    expect(judge(wall, [scenario])).toEqual({ ...wall, value: 2, reached: true });
    expect(judge({ ...wall, atMost: 1.99 }, [scenario]).reached).toBe(false);
  });

  it("takes the worst round of what is counted", () => {
    expect(judge({ measure: "requests", of, atMost: 1 }, [scenario])).toMatchObject({
      value: 2,
      reached: false,
    });
  });

  it("is not reached by what was not measured", () => {
    const absent = { ...against, contender: "absent" };
    expect(judge({ ...wall, against: absent }, [scenario])).toMatchObject({
      value: undefined,
      reached: false,
    });
  });
});

describe("the empty component", () => {
  it("has every dependency of this one", () => {
    const { dependencies } = JSON.parse(read("package.json"));
    const text = read("bench/emptyComponent.ts");
    const imported = [...text.matchAll(/ from "([^"]+)"/g)].map(([, name]) => name);
    expect(imported.sort()).toEqual(Object.keys(dependencies).sort());
  });
});
