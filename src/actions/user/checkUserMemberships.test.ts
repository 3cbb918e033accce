import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { type Call, graphFault, playGraph } from "../../../test/harness/playGraph";

const userId = "4562bcc8-c436-4f95-b7c0-4f8ce89dca5e";
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const ids = (count: number) => Array.from({ length: count }, (_, index) => idOf(index));
const path = `/users/${userId}/checkMemberGroups`;

interface SubRequest {
  id: string;
  method: string;
  url: string;
  body: { groupIds: string[] };
}

describe("checkUserMemberships", () => {
  it("asks as the documentation does, and keeps the order of the input", async () => {
    const { request, response } = graphExchange("directoryObjects.checkMemberGroups");
    const { groupIds } = request.body as { groupIds: string[] };
    const { value } = response.body as { value: string[] };
    const calls = playGraph([
      { body: { ...(response.body as object), value: value.toReversed() } },
    ]);
    const result = await runAction("checkUserMemberships", { userId, groupIds });
    expect(result).toEqual({
      memberOf: value,
      notMemberOf: groupIds.filter((id) => !value.includes(id)),
      isMemberOfAll: false,
      isMemberOfAny: true,
    });
    expect(calls).toEqual([
      { method: "POST", path: `/v1.0${path}`, headers: authorizedJson, body: request.body },
    ]);
  });

  it.each([
    [[idOf(0), idOf(1)], true, true],
    [[idOf(1)], false, true],
    [[], false, false],
  ])("is a member of %j", async (value, isMemberOfAll, isMemberOfAny) => {
    playGraph([{ body: { value } }]);
    const result = await runAction("checkUserMemberships", { userId, groupIds: ids(2) });
    expect(result).toMatchObject({ isMemberOfAll, isMemberOfAny });
  });

  it("sends a group once, whatever the case of its letters, and answers once", async () => {
    const id = "f448435d-3ca7-4073-8152-a1fd73c0fd09";
    const calls = playGraph([{ body: { value: [id.toUpperCase()] } }]);
    const groupIds = `${id}, ${id.toUpperCase()}`;
    expect(await runAction("checkUserMemberships", { userId, groupIds })).toMatchObject({
      memberOf: [id],
      notMemberOf: [],
    });
    expect(calls[0]?.body).toEqual({ groupIds: [id] });
  });

  it("checks 20 groups a call, and sends more calls in one batch", async () => {
    const calls = playGraph([
      {
        body: {
          responses: [
            { id: "2", status: 200, body: { value: [idOf(40)] } },
            { id: "0", status: 200, body: { value: [idOf(19)] } },
            { id: "1", status: 200, body: { value: [] } },
          ],
        },
      },
    ]);
    const result = await runAction("checkUserMemberships", { userId, groupIds: ids(41) });
    expect(result).toMatchObject({ memberOf: [idOf(19), idOf(40)] });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /v1.0/$batch"]);
    const { requests } = (calls[0] as Call).body as { requests: SubRequest[] };
    expect(requests.map(({ method, url, body }) => [method, url, body.groupIds])).toEqual([
      ["POST", path, ids(20)],
      ["POST", path, ids(40).slice(20)],
      ["POST", path, [idOf(40)]],
    ]);
  });

  it("sends 20 groups without a batch", async () => {
    const calls = playGraph([{ body: { value: [] } }]);
    await runAction("checkUserMemberships", { userId, groupIds: ids(20) });
    expect(calls.map(({ path }) => path)).toEqual([`/v1.0${path}`]);
  });

  it("asks again after a server error, since it only reads", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0);
    const calls = playGraph([{ status: 503 }, { body: { value: [idOf(0)] } }]);
    const result = await runAction("checkUserMemberships", { userId, groupIds: ids(1) });
    expect([result, calls.length]).toEqual([expect.objectContaining({ isMemberOfAll: true }), 2]);
  });

  it("fails when one of the calls does, rather than to say that the user is in none", async () => {
    const fault = graphFault("Request_ResourceNotFound", "Resource 'x' does not exist.");
    playGraph([
      {
        body: {
          responses: [
            { id: "0", status: 200, body: { value: [] } },
            { id: "1", status: 404, body: fault },
          ],
        },
      },
    ]);
    await expect(runAction("checkUserMemberships", { userId, groupIds: ids(21) })).rejects.toThrow(
      /^Check User Memberships failed: Resource 'x' does not exist\. \(404/,
    );
  });

  it("takes no other answer for an empty one", async () => {
    playGraph([{ body: {} }]);
    await expect(runAction("checkUserMemberships", { userId, groupIds: ids(1) })).rejects.toThrow(
      "did not hold the groups",
    );
  });

  it.each([
    ["User Id", { userId: "" }, "is required"],
    ["Group IDs", { groupIds: "" }, "is required"],
    ["Group IDs", { groupIds: [] }, "is required, but the list is empty"],
    ["Group IDs", { groupIds: ["Library"] }, "expects an object id"],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(
      runAction("checkUserMemberships", { userId, groupIds: ids(1), ...inputs }),
    ).rejects.toThrow(new RegExp(`^${label}: .*${problem}`));
    expect(calls).toEqual([]);
  });
});
