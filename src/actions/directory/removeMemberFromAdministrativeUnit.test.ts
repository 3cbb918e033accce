import { authorized, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const administrativeUnitId = "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";
const memberId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const inputs = { administrativeUnitId, memberId };
const unit = `/v1.0/directory/administrativeUnits/${administrativeUnitId}`;
const removed = (alreadyRemoved: boolean) => ({ success: true, ...inputs, alreadyRemoved });

const run = (changes: Record<string, unknown> = {}) =>
  runAction("removeMemberFromAdministrativeUnit", { ...inputs, ...changes });

describe("removeMemberFromAdministrativeUnit", () => {
  it("removes the reference, never the member", async () => {
    const calls = playGraph([{ status: 204 }]);
    expect(await run()).toEqual(removed(false));
    expect(calls).toEqual([
      { method: "DELETE", path: `${unit}/members/${memberId}/$ref`, headers: authorized },
    ]);
  });

  it("counts no member as success when the unit is there", async () => {
    const calls = playGraph([answerOf("error: not found"), { body: { id: administrativeUnitId } }]);
    expect(await run()).toEqual(removed(true));
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE ${unit}/members/${memberId}/$ref`,
      `GET ${unit}?$select=id`,
    ]);
  });

  describe("of an object that was created moments ago", () => {
    freezeDate(new Date("2026-11-20T18:00:00Z"));
    const waits = skipWaits();

    it("takes 404 for an answer, and waits for no replica", async () => {
      const calls = playGraph([
        { status: 201, body: { id: memberId } },
        answerOf("error: not found"),
        { body: { id: administrativeUnitId } },
      ]);
      await runAction("createUser", {
        displayName: "New",
        userPrincipalName: "new",
        domain: "contoso.com",
        password: "xWwvJ]6NMw+bWH-d",
      });
      expect(await run()).toEqual(removed(true));
      expect(calls).toHaveLength(3);
      expect(waits).toEqual([]);
    });
  });

  it("counts the other text for no member as success too", async () => {
    const message =
      "One or more removed object references do not exist for the following modified properties: 'members'.";
    const calls = playGraph([{ status: 400, body: graphFault("Request_BadRequest", message) }]);
    expect(await run()).toEqual(removed(true));
    expect(calls).toHaveLength(1);
  });

  it("reports a unit that is not there", async () => {
    playGraph([answerOf("error: not found"), answerOf("error: not found")]);
    await expect(run()).rejects.toThrow(/^Remove Member from Administrative Unit failed: .*404/);
  });

  it.each([
    ["Member ID", { memberId: null }, "is required"],
    ["Member ID", { memberId: "adele@contoso.com" }, "expects an object id, such as"],
    ["Administrative Unit ID", { administrativeUnitId: "" }, "is required"],
  ])("refuses a wrong %s without a request: %p", async (label, wrong, problem) => {
    const calls = playGraph([]);
    await expect(run(wrong)).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
