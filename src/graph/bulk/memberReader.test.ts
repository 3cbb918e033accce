import { GraphError } from "../errors/graphError";
import type { GraphClient } from "../http/request";
import { GroupReader } from "./memberReader";

const purpose = { operation: "Add Members to Group" };

const refusal = (status: number, code: string): GraphError =>
  new GraphError({
    ...purpose,
    method: "PATCH",
    path: "/groups/1",
    status,
    code,
    graphMessage: "Refused.",
    details: [],
  });
const forbidden = refusal(403, "Authorization_RequestDenied");
const badRequest = refusal(400, "Request_BadRequest");

/** A group whose members may be written. */
const open = () => {
  const request = jest.fn(async () => ({ body: { id: "1", groupTypes: [] } }));
  const graph = { origin: "https://graph.microsoft.com", request } as unknown as GraphClient;
  return { reader: new GroupReader(graph, purpose, "1", undefined), request };
};
const none = () => false;

describe("a missing permission", () => {
  it("is the step's after 20 refusals in a row, and a member's before", async () => {
    const { reader, request } = open();
    for (let count = 1; count < 20; count += 1) await reader.assertOfMember(forbidden, none);
    expect(request).toHaveBeenCalledTimes(1);
    await expect(reader.assertOfMember(forbidden, none)).rejects.toBe(forbidden);
  });

  it("is counted anew after another refusal", async () => {
    const { reader } = open();
    for (let count = 1; count < 20; count += 1) await reader.assertOfMember(forbidden, none);
    await reader.assertOfMember(badRequest, none);
    await reader.assertOfMember(forbidden, none);
  });

  it("fails no step that has written something", async () => {
    const { reader } = open();
    for (let count = 1; count <= 40; count += 1) await reader.assertOfMember(forbidden, () => true);
  });
});
