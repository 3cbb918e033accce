import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { testContext, wire } from "../harness/component";

const root = resolve(__dirname, "../../.spectral/flows");

const branchOf: Record<string, string> = {
  notification: "Notification",
  urlValidation: "URL Validation",
};

const samples = readdirSync(root).flatMap((trigger) =>
  readdirSync(join(root, trigger, "payloads")).map(
    (file) => [trigger, file.replace(/\.json$/, "")] as const,
  ),
);

describe("sample payloads", () => {
  it("exist for every trigger", () => {
    expect([...new Set(samples.map(([trigger]) => trigger))].sort()).toEqual(
      Object.keys(wire.triggers).sort(),
    );
  });

  it.each(samples)("%s %s takes its branch", async (trigger, name) => {
    const sample = JSON.parse(
      readFileSync(join(root, trigger, "payloads", `${name}.json`), "utf8"),
    );
    const payload = {
      headers: sample.headers,
      queryParameters: sample.queryParameters,
      body: { data: sample.data, contentType: sample.contentType },
    };
    const result = await wire.triggers[trigger]?.perform(testContext(), payload, {
      changeType: ["updated"],
    });
    expect(result).toMatchObject({ branch: branchOf[name] });
  });
});
