import { referenceName } from "../../../../adopt/referenceName";
import { refuse } from "../refuse";
import type { Scope } from "../scope";
import type { StepKind } from "./stepKind";

class LoopBroken extends Error {
  override readonly name = "LoopBroken";
}

/** Runs the steps inside once for each item, and gives what the last of them came to in each round. */
const rounds = async (
  items: readonly unknown[],
  round: (item: unknown) => Promise<unknown>,
): Promise<unknown[]> => {
  const results: unknown[] = [];
  for (const item of items) {
    try {
      results.push(await round(item));
    } catch (error) {
      if (error instanceof LoopBroken) break;
      throw error;
    }
  }
  return results;
};

const loop = (
  inputs: StepKind["inputs"],
  itemsOf: (values: Readonly<Record<string, unknown>>, place: string) => readonly unknown[],
  currentItem: boolean,
): StepKind => ({
  inputs,
  holds: "steps",
  prepare: (step, given, preparation, prepareSteps) => {
    const name = referenceName(step.name);
    const { perform, hasResults } = prepareSteps(step.steps, {
      ...preparation,
      inLoop: true,
      visible: new Map([...preparation.visible, [name, currentItem ? ["currentItem"] : []]]),
    });
    const performLoop = (scope: Scope): Promise<unknown[]> => {
      const values = Object.fromEntries(
        Object.entries(given).map(([key, value]) => [key, value(scope)]),
      );
      return rounds(itemsOf(values, preparation.place), (item) => {
        const inner = scope.inner();
        if (currentItem) inner.write(name, { currentItem: item });
        return perform(inner);
      });
    };
    return { perform: performLoop, hasResults };
  },
});

export const loopOverItems = loop(
  { items: "single" },
  ({ items }, place) => {
    if (!Array.isArray(items)) throw new Error(`${place}: Items is no list, but ${typeof items}`);
    return items;
  },
  true,
);

export const loopNTimes = loop(
  { iterationCount: "single" },
  ({ iterationCount }, place) => {
    const count = Number(iterationCount);
    if (!Number.isInteger(count) || count < 0)
      throw new Error(`${place}: Iteration Count is no number: ${iterationCount}`);
    return Array(count).fill(undefined);
  },
  false,
);

export const breakLoop: StepKind = {
  inputs: {},
  prepare: (_step, _inputs, { inLoop, place }) => {
    if (!inLoop) refuse(place, "there is no loop around it");
    const perform = async () => {
      throw new LoopBroken();
    };
    return { perform, hasResults: false };
  },
};
