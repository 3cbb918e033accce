import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { cases } from "../../bench/cases";
import { refresh } from "../../bench/refresh";
import { quotes, withQuotes } from "../../bench/report/quotes";
import { render } from "../../bench/report/render";
import type { Results } from "../../bench/results";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(resolve(root, file), "utf8");
/** Only a full run on a quiet machine writes them: until then there is nothing to compare. */
const isMeasured = existsSync(resolve(root, "bench/results.json"));
const results: Results = isMeasured ? JSON.parse(read("bench/results.json")) : undefined;

/** What results and definitions have in common. */
interface Shaped {
  readonly key: string;
  readonly scenarios: readonly {
    readonly key: string;
    readonly contenders: readonly { readonly key: string }[];
  }[];
}

(isMeasured ? describe : describe.skip)("the committed results", () => {
  it("are what RESULTS.md tells", () => {
    expect(read("bench/RESULTS.md")).toBe(render(results));
  });

  it("are what the README quotes: three ratios and one beside them", () => {
    const readme = read("README.md");
    expect(withQuotes(readme, results)).toBe(readme);
    expect(quotes(results).match(/\d\.\d\d(\*\*)? ×/g) ?? []).toHaveLength(4);
  });

  it("are counted alike in both", () => {
    const [count = ""] = /Of \d+ goals \d+ are reached/.exec(read("README.md")) ?? [];
    expect(count).not.toBe("");
    expect(read("bench/RESULTS.md")).toContain(count);
  });

  it("are judged by the goals, and told with the texts, that there are", () => {
    expect(JSON.parse(JSON.stringify(refresh(results)))).toEqual(results);
  });

  it("are of the cases, scenarios and contenders that there are", () => {
    const shape = ({ key, scenarios }: Shaped) => ({
      key,
      scenarios: scenarios.map((one) => [one.key, one.contenders.map((each) => each.key)]),
    });
    expect(results.cases.map(shape)).toEqual(
      Object.values(cases).map((caseOf) => shape(caseOf(false))),
    );
  });
});

describe("without results", () => {
  it("the README quotes none and links none", () => {
    const readme = read("README.md");
    expect(/bench:ratios -->\n<!--/.test(readme)).toBe(!isMeasured);
    expect(existsSync(resolve(root, "bench/RESULTS.md"))).toBe(isMeasured);
  });
});
