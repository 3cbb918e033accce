import { authorizedJson, connection, runAction } from "../../../test/harness/component";
import { answerOf } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

// https://learn.microsoft.com/graph/api/application-post-owners
const added = (origin: string) => ({
  method: "POST",
  path: `/v1.0/applications/${applicationObjectId}/owners/$ref`,
  headers: authorizedJson,
  body: { "@odata.id": `${origin}/v1.0/directoryObjects/${ownerId}` },
});

describe("addApplicationOwner", () => {
  it.each(["https://graph.microsoft.com", "https://graph.microsoft.us"])(
    "writes the reference for %s",
    async (baseUrl) => {
      const calls = playGraph([{ status: 204 }], baseUrl);
      expect(
        await runAction("addApplicationOwner", {
          connection: { ...connection, fields: { baseUrl } },
          applicationObjectId,
          ownerId,
        }),
      ).toEqual({ success: true, applicationObjectId, ownerId, alreadyOwner: false });
      expect(calls).toEqual([added(baseUrl)]);
    },
  );

  it("counts an owner already as success", async () => {
    const calls = playGraph([
      {
        status: 400,
        body: graphFault(
          "Request_BadRequest",
          "One or more added object references already exist for the following modified properties: 'owners'.",
        ),
      },
    ]);
    expect(await runAction("addApplicationOwner", { applicationObjectId, ownerId })).toEqual({
      success: true,
      applicationObjectId,
      ownerId,
      alreadyOwner: true,
    });
    expect(calls).toHaveLength(1);
  });

  it("says that the step may be run again when no answer came", async () => {
    const calls = playGraph([{ status: 502 }]);
    await expect(
      runAction("addApplicationOwner", { applicationObjectId, ownerId }),
    ).rejects.toThrow("Run the step again: what is there already counts as success.");
    expect(calls).toHaveLength(1);
  });

  it("reports an application or owner that is not there", async () => {
    playGraph([answerOf("error: not found")]);
    await expect(
      runAction("addApplicationOwner", { applicationObjectId, ownerId }),
    ).rejects.toThrow(/^Add Application Owner failed: .*404/);
  });

  it.each([
    ["Owner ID", { ownerId: "" }, "is required"],
    ["Owner ID", { ownerId: "adele@contoso.com" }, "expects an object id, such as"],
    ["Application Object ID", { applicationObjectId: "Library" }, "expects an object id, such as"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("addApplicationOwner", { applicationObjectId, ownerId, ...inputs }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
