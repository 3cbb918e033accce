import { authorizedJson, connection, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const administrativeUnitId = "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8";
const memberId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const inputs = { administrativeUnitId, memberId };

describe("addMemberToAdministrativeUnit", () => {
  it.each(["https://graph.microsoft.com", "https://microsoftgraph.chinacloudapi.cn"])(
    "writes the reference for %s",
    async (baseUrl) => {
      const calls = playGraph([{ status: 204 }], baseUrl);
      expect(
        await runAction("addMemberToAdministrativeUnit", {
          connection: { ...connection, fields: { baseUrl } },
          ...inputs,
        }),
      ).toEqual({ success: true, ...inputs, alreadyMember: false });
      expect(calls).toEqual([
        {
          method: "POST",
          path: `/v1.0/directory/administrativeUnits/${administrativeUnitId}/members/$ref`,
          headers: authorizedJson,
          body: { "@odata.id": `${baseUrl}/v1.0/directoryObjects/${memberId}` },
        },
      ]);
    },
  );

  it("counts a member already as success", async () => {
    const message =
      "One or more added object references already exist for the following modified properties: 'members'.";
    const calls = playGraph([{ status: 400, body: graphFault("Request_BadRequest", message) }]);
    expect(await runAction("addMemberToAdministrativeUnit", inputs)).toEqual({
      success: true,
      ...inputs,
      alreadyMember: true,
    });
    expect(calls).toHaveLength(1);
  });

  it("reports a unit or member that is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(runAction("addMemberToAdministrativeUnit", inputs)).rejects.toThrow(
      /^Add Member to Administrative Unit failed: .*404/,
    );
  });

  it.each([
    ["Member ID", { memberId: "" }, "is required"],
    ["Member ID", { memberId: "adele@contoso.com" }, "expects an object id, such as"],
    ["Administrative Unit ID", { administrativeUnitId: undefined }, "is required"],
    ["Administrative Unit ID", { administrativeUnitId: "Seattle" }, "expects an object id"],
  ])("refuses a wrong %s without a request: %p", async (label, wrong, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("addMemberToAdministrativeUnit", { ...inputs, ...wrong }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });

  it("says that the step may be run again when no answer came", async () => {
    const calls = playGraph([{ status: 502 }]);
    await expect(runAction("addMemberToAdministrativeUnit", inputs)).rejects.toThrow(
      "Run the step again: what is there already counts as success.",
    );
    expect(calls).toHaveLength(1);
  });

  describe("of a user who was created moments ago", () => {
    freezeDate(new Date("2026-11-20T18:00:00Z"));
    skipWaits();

    it("waits for the replicas", async () => {
      const calls = playGraph([
        { status: 201, body: { id: memberId } },
        answerOf("error: not found"),
        { status: 204 },
      ]);
      await runAction("createUser", {
        displayName: "New",
        userPrincipalName: "new",
        domain: "contoso.com",
        password: "xWwvJ]6NMw+bWH-d",
      });
      expect(await runAction("addMemberToAdministrativeUnit", inputs)).toMatchObject({
        alreadyMember: false,
      });
      expect(calls).toHaveLength(3);
    });
  });
});
