import nock from "nock";
import { actionCases, caseOf, playCase } from "../harness/actionCases";
import { freezeDate } from "../harness/freezeDate";
import { type Answer, graphFault } from "../harness/playGraph";
import { partsOf } from "../harness/requestTemplate";
import { skipWaits } from "../harness/skipWaits";

/** A removal from an object, not of it: `/groups/{id}/members/{id}/$ref`. */
const FROM_AN_OBJECT =
  /^(\/v1\.0)?\/(groups|users|applications|servicePrincipals|directory\/administrativeUnits)\/[^/]+\/./;

/** These have read the object before, and know that it is there. */
const READ_BEFORE = new Set(["offboardUser", "resetAuthenticationMethods", "setGroupMembers"]);

const removals = async (): Promise<string[]> => {
  const keys: string[] = [];
  for (const key of Object.keys(actionCases)) {
    const { calls } = await playCase(key, caseOf(key).answers);
    nock.cleanAll();
    const isRemoval = calls
      .flatMap(partsOf)
      .some(({ method, path }) => method === "DELETE" && FROM_AN_OBJECT.test(path));
    if (isRemoval && !READ_BEFORE.has(key)) keys.push(key);
  }
  return keys;
};

const keys = [
  "deleteUserPhoto",
  "removeAppRoleAssignment",
  "removeApplicationOwner",
  "removeManager",
  "removeMemberFromAdministrativeUnit",
  "removeMemberOfGroup",
  "removeMembersFromGroup",
  "removeOwnerFromGroup",
];

const missing = {
  status: 404,
  body: graphFault(
    "Request_ResourceNotFound",
    "Resource 'x' does not exist or one of its queried reference-property objects are not present.",
  ),
};

/** The same answer, to a request by itself and to the one inside of a batch. */
const answered = (key: string, { status, body }: { status: number; body?: unknown }) =>
  key === "removeMembersFromGroup"
    ? { body: { responses: [{ id: "0", status, body }] } }
    : { status, body };

describe("a removal whose answer was lost", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  skipWaits();

  it("is told of each action that removes something from an object", async () => {
    expect((await removals()).sort()).toEqual(keys);
  });

  it.each(keys)("%s: the object itself is not there, which is no success", async (key) => {
    const answers = [
      answered(key, { status: 503 }),
      answered(key, missing),
      ...Array<Answer>(30).fill(missing),
    ];
    const single = key === "removeMembersFromGroup" ? { memberIds: [crypto.randomUUID()] } : {};
    const { result, text } = await playCase(key, answers, single);
    expect([result, text]).toEqual([undefined, expect.stringMatching(/failed: .*404/)]);
  });

  it.each(keys.filter((key) => key !== "deleteUserPhoto"))(
    "%s: the object is there, so that the first attempt has done it",
    async (key) => {
      const answers = [
        answered(key, { status: 503 }),
        answered(key, missing),
        { body: { id: "x" } },
      ];
      const single = key === "removeMembersFromGroup" ? { memberIds: [crypto.randomUUID()] } : {};
      const { result } = await playCase(key, answers, single);
      expect(result).toMatchObject(
        key === "removeMembersFromGroup"
          ? { success: true, results: [{ already: false }] }
          : { success: true, alreadyRemoved: false },
      );
    },
  );
});
