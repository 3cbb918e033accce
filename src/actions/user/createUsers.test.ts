import { authorizedJson, runAction } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { type Answer, type Call, graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const upn = (index: number) => `new${index}@contoso.com`;
const record = (index: number, more: object = {}) => ({
  displayName: `New ${index}`,
  userPrincipalName: upn(index),
  ...more,
});
const records = (count: number) => Array.from({ length: count }, (_, index) => record(index));
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

interface Part {
  id: string;
  body: { userPrincipalName: string; passwordProfile: { password: string } };
}
const parts = (call?: Call): Part[] =>
  (call?.body as { requests: Part[] } | undefined)?.requests ?? [];

const created = (from: number, count: number): Answer => ({
  body: {
    responses: Array.from({ length: count }, (_, place) => ({
      id: String(from + place),
      status: 201,
      body: { id: idOf(from + place), userPrincipalName: upn(from + place) },
    })).reverse(),
  },
});

interface Result {
  success: boolean;
  total: number;
  failed: number;
  results: {
    index: number;
    id: string | null;
    success: boolean;
    user: { id: string } | null;
    password?: string;
    error: { status: number | null; code: string; message: string } | null;
  }[];
}
const run = (given: unknown, inputs = {}) =>
  runAction<Result>("createUsers", { records: given, ...inputs });

describe("createUsers", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  const waits = skipWaits();

  it("sends what the documentation sends, in a batch", async () => {
    const { request, response } = graphExchange("users.create (work account)");
    const calls = playGraph([{ body: { responses: [{ id: "0", ...response }] } }]);
    const { results } = await run([request.body]);
    expect(calls).toEqual([
      {
        method: "POST",
        path: "/v1.0/$batch",
        headers: authorizedJson,
        body: {
          requests: [
            {
              id: "0",
              method: "POST",
              url: "/users",
              headers: { "Content-Type": "application/json" },
              body: request.body,
            },
          ],
        },
      },
    ]);
    expect(results[0]).toEqual({
      index: 0,
      id: (response.body as { id: string }).id,
      success: true,
      user: response.body,
      error: null,
    });
  });

  it("keeps what was created before the sign-in ended, with its passwords, and names the step once", async () => {
    const ended = {
      status: 401,
      body: graphFault(
        "InvalidAuthenticationToken",
        "Lifetime validation failed, the token is expired.",
      ),
    };
    playGraph([created(0, 20), ended]);
    const { results } = await run(records(21));
    expect(results.filter(({ success, password }) => success && password)).toHaveLength(20);
    expect(results[20]?.error).toMatchObject({
      code: "NotAttempted",
      message: expect.stringMatching(/^Create Users failed: Lifetime validation failed/),
    });
  });

  it("fills in what a record of another system does not have", async () => {
    const calls = playGraph([created(0, 3)]);
    const { results } = await run([
      record(0),
      record(1, { passwordProfile: { forceChangePasswordNextSignIn: false } }),
      record(2, {
        accountEnabled: false,
        mailNickname: "x",
        passwordProfile: { password: "Own-9!" },
      }),
    ]);
    const sent = parts(calls[0]).map(({ body }) => body);
    const [first = "", second = ""] = sent.map(({ passwordProfile }) => passwordProfile.password);
    expect(sent).toEqual([
      {
        accountEnabled: true,
        mailNickname: "new0",
        ...record(0),
        passwordProfile: { forceChangePasswordNextSignIn: true, password: first },
      },
      {
        accountEnabled: true,
        mailNickname: "new1",
        ...record(1),
        passwordProfile: { forceChangePasswordNextSignIn: false, password: second },
      },
      {
        ...record(2),
        accountEnabled: false,
        mailNickname: "x",
        passwordProfile: { password: "Own-9!" },
      },
    ]);
    expect([first, second]).toEqual([expect.stringMatching(/^.{20}$/), expect.any(String)]);
    expect(first).not.toBe(second);
    expect(results.map(({ password }) => password)).toEqual([first, second, undefined]);
    expect("password" in (results[2] ?? {})).toBe(false);
  });

  it("takes 20 in a batch, batches side by side, answers in order", async () => {
    const calls = playGraph([created(0, 20), created(20, 20), created(40, 5)]);
    const { results, ...counts } = await run(JSON.stringify(records(45)));
    expect(calls.map((call) => parts(call).length)).toEqual([20, 20, 5]);
    expect(counts).toEqual({ success: true, total: 45, succeeded: 45, failed: 0 });
    expect(results.map(({ id }) => id)).toEqual(Array.from({ length: 45 }, (_, i) => idOf(i)));
  });

  it("never sends a create again that may have worked, and gives the password that it may have", async () => {
    const calls = playGraph([{ status: 504, body: "" }]);
    const { results, success } = await run([
      record(0),
      record(1, { passwordProfile: { password: "Own-9!" } }),
    ]);
    expect(calls).toHaveLength(1);
    expect(success).toBe(false);
    expect(results[0]).toMatchObject({
      id: null,
      user: null,
      password: parts(calls[0])[0]?.body.passwordProfile.password,
      error: { status: 504, code: "OutcomeUnknown" },
    });
    expect(results[0]?.error?.message).toMatch(
      /look for new0@contoso\.com with Find User.*it has the password of this entry/,
    );
    expect(results[1]?.error?.message).not.toContain("has the password");
    expect("password" in (results[1] ?? {})).toBe(false);
  });

  it("sends a throttled create again by itself, with the same password", async () => {
    const calls = playGraph([
      {
        body: {
          responses: [
            { id: "0", status: 201, body: { id: idOf(0) } },
            { id: "1", status: 429, headers: { "Retry-After": "4" } },
          ],
        },
      },
      created(1, 1),
    ]);
    expect((await run(records(2))).success).toBe(true);
    expect(waits).toEqual([4_000]);
    expect(parts(calls[1])).toEqual([parts(calls[0])[1]]);
  });

  it("gives no password of a user that was not created, and hides it in Graph's words", async () => {
    playGraph([
      {
        body: {
          responses: [
            {
              id: "0",
              status: 400,
              body: graphFault("Request_BadRequest", "Password Own-9!x is bad."),
            },
          ],
        },
      },
    ]);
    const { results } = await run([record(0, { passwordProfile: { password: "Own-9!x" } })]);
    expect(results[0]).toMatchObject({ success: false, user: null, error: { status: 400 } });
    expect(JSON.stringify(results)).not.toContain("Own-9!x");
  });

  it("tells of entries that are no users, and creates the others", async () => {
    const calls = playGraph([created(0, 1)]);
    const { results, failed } = await run([null, record(0), "Adele", { displayName: "No name" }]);
    expect(parts(calls[0])).toHaveLength(1);
    expect(failed).toBe(3);
    expect(results.map(({ index, error }) => [index, error?.code, error?.status])).toEqual([
      [0, "InvalidEntry", null],
      [1, undefined, undefined],
      [2, "InvalidEntry", null],
      [3, "InvalidEntry", null],
    ]);
  });

  it("asks for nothing when an earlier step found nobody", async () => {
    const calls = playGraph([]);
    expect(await run([])).toEqual({
      success: true,
      total: 0,
      succeeded: 0,
      failed: 0,
      results: [],
    });
    expect(calls).toEqual([]);
  });

  it("fails after all were tried when the builder wants that and gave the passwords", async () => {
    const own = { passwordProfile: { password: "Own-9!" } };
    playGraph([
      {
        body: {
          responses: [
            { id: "0", status: 400, body: graphFault("Request_BadRequest", "Bad.") },
            { id: "1", status: 201, body: { id: idOf(1) } },
          ],
        },
      },
    ]);
    await expect(run([record(0, own), record(1, own)], { failOnError: true })).rejects.toThrow(
      /^Create Users failed: 1 of 2 entries failed \(entry 0: .*Bad\./,
    );
  });

  it.each([
    [{ records: "" }, /^Records: is required/],
    [{ records: "[1" }, /^Records: is not valid JSON/],
    [{ records: { displayName: "One" } }, /^Records: must be a list of records/],
    [{ records: records(15_001) }, /^Records: holds 15001 entries; a step takes at most 15000/],
    [
      { records: records(2), failOnError: true },
      /^Fail When an Entry Fails: cannot stand together/,
    ],
  ])("refuses a wrong input without a request: %#", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run([], inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });
});
