import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const ownerId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const removed = (alreadyRemoved: boolean) => ({
  success: true,
  applicationObjectId,
  ownerId,
  alreadyRemoved,
});
const refused = (message: string) => ({
  status: 400,
  body: graphFault("Request_BadRequest", message),
});

describe("removeApplicationOwner", () => {
  it("removes the reference as the documentation does, never the owner", async () => {
    const { request, response } = graphExchange("applications.owners.remove $ref");
    const calls = playGraph([response]);
    expect(await runAction("removeApplicationOwner", { applicationObjectId, ownerId })).toEqual(
      removed(false),
    );
    expect(calls).toEqual([
      {
        method: "DELETE",
        path: request.path,
        headers: authorized,
      },
    ]);
  });

  it("counts no owner as success when the application is there", async () => {
    const calls = playGraph([answerOf("error: not found"), { body: { id: applicationObjectId } }]);
    expect(await runAction("removeApplicationOwner", { applicationObjectId, ownerId })).toEqual(
      removed(true),
    );
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `DELETE /v1.0/applications/${applicationObjectId}/owners/${ownerId}/$ref`,
      `GET /v1.0/applications/${applicationObjectId}?$select=id`,
    ]);
  });

  it("counts the other text for no owner as success too", async () => {
    const calls = playGraph([
      refused(
        "One or more removed object references do not exist for the following modified properties: 'owners'.",
      ),
    ]);
    expect(await runAction("removeApplicationOwner", { applicationObjectId, ownerId })).toEqual(
      removed(true),
    );
    expect(calls).toHaveLength(1);
  });

  it("reports an application that is not there", async () => {
    playGraph([answerOf("error: not found"), answerOf("error: not found")]);
    await expect(
      runAction("removeApplicationOwner", { applicationObjectId, ownerId }),
    ).rejects.toThrow(/^Remove Application Owner failed: .*404/);
  });

  it.each([
    ["Owner ID", { ownerId: "" }, "is required"],
    ["Owner ID", { ownerId: "adele@contoso.com" }, "expects an object id, such as"],
    ["Application Object ID", { applicationObjectId: "" }, "is required"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("removeApplicationOwner", { applicationObjectId, ownerId, ...inputs }),
    ).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
