import { authorized, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

describe("listDomains", () => {
  it("gives what Graph gives, without a cursor", async () => {
    const calls = playGraph([answerOf("domains.list")]);
    expect(await runAction("listDomains")).toEqual(answerOf("domains.list").body);
    expect(calls).toEqual([{ method: "GET", path: "/v1.0/domains", headers: authorized }]);
  });

  it("loses none, should Graph begin to page them", async () => {
    const nextLink = "https://graph.microsoft.com/v1.0/domains?$skiptoken=abc";
    const calls = playGraph([
      { body: { value: [{ id: "contoso.com" }], "@odata.nextLink": nextLink } },
      { body: { value: [{ id: "fabrikam.com" }] } },
    ]);
    expect(await runAction("listDomains")).toEqual({
      value: [{ id: "contoso.com" }, { id: "fabrikam.com" }],
    });
    expect(calls).toHaveLength(2);
  });
});
