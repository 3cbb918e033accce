import nock from "nock";
import component from "../../src";
import { actionCases, caseOf, playCase } from "../harness/actionCases";
import { freezeDate } from "../harness/freezeDate";
import { hoursApart } from "../harness/hoursApart";
import type { Answer } from "../harness/playGraph";
import { skipWaits } from "../harness/skipWaits";

/** What a gateway, or an outage, may answer with a good status in the place of an object or a list. */
const odd: Readonly<Record<string, Answer>> = {
  "an empty object": { body: {} },
  null: { body: "null", headers: { "Content-Type": "application/json" } },
  nothing: { status: 204 },
  "an error": { body: { error: { code: "x", message: "y" } } },
  "no entries": { body: { value: null } },
  "an entry that is null": { body: { value: [null] } },
};

/** What is told all the same, and why that is right. */
const right: Readonly<Record<string, readonly string[] | "all">> = {
  // Gives what comes.
  rawRequest: "all",
  // Says of each record by itself that it failed.
  getNotifiedRecords: "all",
  // Says by `owners: null` that they could not be read.
  listExpiringCredentials: "all",
  // Graph answers an update with nothing.
  upsertApplication: ["nothing"],
  upsertGroup: ["nothing"],
  // What Graph writes into the answer says nothing.
  disableUser: ["nothing", "null", "an empty object", "no entries", "an entry that is null"],
  revokeUserSessions: ["nothing", "null", "an empty object", "no entries", "an entry that is null"],
};

const labels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(component.actions).map(([key, { display }]) => [key, display.label]),
);

/** Each answer of each case that holds something. */
const answers = Object.entries(actionCases).flatMap(([key, { answers }]) =>
  answers.flatMap(({ body }, place) =>
    body === undefined || body === "" ? [] : [[key, place + 1] as const],
  ),
);

describe("an answer with a good status that is not what was asked for", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  skipWaits();
  hoursApart();

  it.each(answers)("%s, request %i: no result tells of success", async (key, place) => {
    const { now, answers } = caseOf(key);
    if (now !== undefined) jest.setSystemTime(new Date(now));
    const problems: unknown[] = [];
    for (const [what, answer] of Object.entries(odd)) {
      // What fails is asked again; whatever comes later is as odd.
      const played = [...answers.slice(0, place - 1), ...Array<Answer>(30).fill(answer)];
      const { result, text } = await playCase(key, played);
      nock.cleanAll();
      const isTold =
        result === undefined
          ? text.startsWith(`${labels[key]} failed`)
          : (result as { success?: boolean }).success === false;
      const isRight = right[key] === "all" || right[key]?.includes(what);
      if (!isTold && !isRight) problems.push([what, text.slice(0, 200)]);
    }
    expect(problems).toEqual([]);
  });
});
