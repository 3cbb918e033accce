import { authorized, runAction } from "../../../test/harness/component";
import { listed } from "../../../test/harness/envelope";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("listSubscriptions", () => {
  it("lists without any query option, which Graph does not take here", async () => {
    const { request, response } = graphExchange(
      "subscriptions.list (users subscription; clientState null)",
    );
    const calls = playGraph([response, response]);
    expect(await runAction("listSubscriptions")).toEqual(listed(response.body));
    expect(await runAction("listSubscriptions", { getAllPaginatedResults: true })).toEqual(
      listed(response.body),
    );
    const call = { method: "GET", path: request.path, headers: authorized };
    expect(calls).toEqual([call, call]);
  });

  it("collects every page", async () => {
    const link = "https://graph.microsoft.com/v1.0/subscriptions?$skiptoken=x";
    const calls = playGraph([
      { body: { value: [{ id: "1" }], "@odata.nextLink": link } },
      { body: { value: [{ id: "2" }] } },
    ]);
    expect(await runAction("listSubscriptions", { getAllPaginatedResults: "true" })).toEqual({
      value: [{ id: "1" }, { id: "2" }],
      cursor: null,
    });
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/subscriptions",
      "/v1.0/subscriptions?$skiptoken=x",
    ]);
  });
});
