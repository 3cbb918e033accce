import { runAction } from "../../test/harness/component";
import { playGraph } from "../../test/harness/playGraph";

const GROUP_ID = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const USER_ID = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const user = {
  displayName: "Adele",
  userPrincipalName: "adele",
  domain: "contoso.com",
  password: "x",
};
const group = { displayName: "G", mailNickname: "g", mailEnabled: "false" };

describe("an answer that is not the object", () => {
  it.each([
    ["getUser", { userId: "1" }],
    ["getGroup", { groupId: "02bd9fd6-8f93-4758-87c3-1fb73740a315" }],
    ["getApplication", { applicationObjectId: "03ef14b0-ca33-4840-8f4f-d6e91916010e" }],
  ])("%s is an error", async (key, inputs) => {
    const bodies = [
      {},
      null,
      5,
      "text",
      [],
      { value: [] },
      { error: { code: "x" } },
      { value: null },
      { id: 5 },
      { "@odata.context": "c" },
    ];
    const calls = playGraph([
      ...bodies.map((body) => ({ body: JSON.stringify(body) })),
      { status: 202 },
      { status: 204 },
    ]);
    for (const _body of [...bodies, 202, 204]) {
      await expect(runAction(key, inputs)).rejects.toThrow(
        /The answer did not hold the object\. \(20\d\) Run the step again later\./,
      );
    }
    expect(calls).toHaveLength(12);
  });

  it.each([
    ["createUser", user],
    ["createGroup", group],
    ["createApplication", { displayName: "A" }],
  ])("%s says that Graph carried it out, and is sent once", async (key, inputs) => {
    const answers = [
      { status: 201, body: "{}" },
      { status: 200, body: '{"error":{}}' },
      { status: 204 },
    ];
    const calls = playGraph(answers);
    for (const _answer of answers) {
      await expect(runAction(key, inputs)).rejects.toThrow(
        "Graph carried this out. Look for the object instead of running the step again.",
      );
    }
    expect(calls).toHaveLength(3);
  });
});

it.each([
  ["deleteUser", { userId: "1" }],
  ["updateUser", { userId: "1", jobTitle: "Clerk" }],
  ["addMemberToGroup", { groupId: GROUP_ID, groupMemberOdataId: USER_ID }],
])("%s is no success when the answer is an error in spite of its status", async (key, inputs) => {
  const error = { code: "Authorization_RequestDenied", message: "Insufficient privileges." };
  playGraph([{ status: 200, body: { error } }]);
  await expect(runAction(key, inputs)).rejects.toThrow(
    /The answer was an error: Insufficient privileges\. \(Authorization_RequestDenied\)\. .*It is unknown whether Graph carried this out\./,
  );
});
