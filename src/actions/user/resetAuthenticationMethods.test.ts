import { authorized, runAction } from "../../../test/harness/component";
import { freezeDate } from "../../../test/harness/freezeDate";
import { type Answer, graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const path = `/v1.0/users/${userId}/authentication`;

const kinds = [
  "phone",
  "email",
  "fido2",
  "microsoftAuthenticator",
  "softwareOath",
  "windowsHelloForBusiness",
  "temporaryAccessPass",
  "platformCredential",
];

const method = (kind: string, id = `${kind}-1`) => ({
  "@odata.type": `#microsoft.graph.${kind}AuthenticationMethod`,
  id,
});
const list = (...methods: object[]): Answer => ({ body: { value: methods } });
const done: Answer = { status: 204 };
const refused: Answer = { status: 400, body: graphFault("badRequest", "It is the default.") };

interface Result {
  success: boolean;
  total: number;
  succeeded: number;
  failed: number;
  results: { index: number; kind: string; success: boolean; kept: boolean; error: unknown }[];
}

const run = (inputs: Record<string, unknown> = {}) =>
  runAction<Result>("resetAuthenticationMethods", { userId, ...inputs });

const entry = (index: number, kind: string, more: object = {}) => ({
  index,
  id: `${kind}-1`,
  success: true,
  kind,
  kept: false,
  error: null,
  ...more,
});

describe("resetAuthenticationMethods", () => {
  freezeDate(new Date("2026-11-22T10:00:00Z"));
  const waits = skipWaits();

  it("deletes each kind at its place, and no password", async () => {
    const calls = playGraph(
      [list(method("password"), ...kinds.map((kind) => method(kind)))].concat(
        kinds.map(() => done),
      ),
    );
    expect(await run()).toEqual({
      success: true,
      total: 8,
      succeeded: 8,
      failed: 0,
      results: kinds.map((kind, index) => entry(index, kind)),
    });
    expect(calls).toEqual([
      { method: "GET", path: `${path}/methods`, headers: authorized },
      ...kinds.map((kind) => ({
        method: "DELETE",
        path: `${path}/${kind}Methods/${kind}-1`,
        headers: authorized,
      })),
    ]);
  });

  it("keeps what it is told to keep", async () => {
    const calls = playGraph([list(method("phone"), method("fido2"), method("email")), done]);
    const { results, ...counts } = await run({ keep: ["fido2", "email"] });
    expect(counts).toEqual({ success: true, total: 3, succeeded: 3, failed: 0 });
    expect(results).toEqual([
      entry(0, "phone"),
      entry(1, "fido2", { kept: true }),
      entry(2, "email", { kept: true }),
    ]);
    expect(calls).toHaveLength(2);
  });

  it("tries what was refused once more when the others are gone", async () => {
    const calls = playGraph([
      list(method("phone"), method("email"), method("fido2")),
      refused,
      done,
      done,
      done,
    ]);
    const { success, results } = await run();
    expect(success).toBe(true);
    expect(results).toEqual([entry(0, "phone"), entry(1, "email"), entry(2, "fido2")]);
    expect(calls.slice(1).map((call) => call.path.split("/").at(-1))).toEqual([
      "phone-1",
      "email-1",
      "fido2-1",
      "phone-1",
    ]);
  });

  it("tells what is refused for good by its last refusal", async () => {
    const last = { status: 403, body: graphFault("accessDenied", "Not this one.") };
    const calls = playGraph([list(method("phone"), method("email")), refused, done, last]);
    const { results, ...counts } = await run();
    expect(counts).toEqual({ success: false, total: 2, succeeded: 1, failed: 1 });
    expect(results[0]).toEqual(
      entry(0, "phone", {
        success: false,
        error: {
          status: 403,
          code: "accessDenied",
          message: expect.stringMatching(/^Reset Authentication Methods failed: Not this one\./),
        },
      }),
    );
    expect(calls).toHaveLength(4);
  });

  it("tells the refusal, and of a fault that came after it that another run may do it", async () => {
    playGraph([list(method("phone")), refused, { status: 501 }]);
    const { results } = await run();
    expect(results[0]?.error).toMatchObject({
      status: 400,
      message: expect.stringMatching(/Another try, after the other methods, failed.* Run the step/),
    });
  });

  it("does not try again at the end what failed for another reason", async () => {
    const calls = playGraph([list(method("phone"), method("email")), { status: 501 }, done]);
    const { results } = await run();
    expect(results[0]?.error).toMatchObject({ status: 501 });
    expect(calls).toHaveLength(3);
  });

  it("waits for no replica when a method of a new user is gone", async () => {
    const gone = { status: 404, headers: { "Retry-After": "2" } };
    const id = "5e0b6a1e-9c1f-4b0a-8a52-2f0f3a4c7d10";
    playGraph([{ status: 201, body: { id } }, list(method("phone")), gone]);
    await runAction("rawRequest", { url: "/users", method: "POST", data: {} });
    expect((await run({ userId: id })).success).toBe(true);
    expect(waits).toEqual([]);
  });

  it("counts what is gone meanwhile as deleted", async () => {
    const gone = { status: 404, body: graphFault("resourceNotFound", "No such method.") };
    const calls = playGraph([list(method("phone")), gone]);
    expect((await run()).results).toEqual([entry(0, "phone")]);
    expect(calls).toHaveLength(2);
  });

  it("says of a kind that it does not know that it stays", async () => {
    const calls = playGraph([list(method("qrCodePin"), method("phone")), done]);
    const { results, ...counts } = await run();
    expect(counts).toEqual({ success: false, total: 2, succeeded: 1, failed: 1 });
    expect(results[0]).toEqual(
      entry(0, "qrCodePin", {
        success: false,
        error: {
          status: null,
          code: "InvalidEntry",
          message: expect.stringContaining("Methods of the kind qrCodePin cannot be deleted here."),
        },
      }),
    );
    expect(calls).toHaveLength(2);
  });

  it.each([{ id: undefined }, { id: null }, { id: "" }, { id: "a/b" }])(
    "sends no deletion for a method with the odd id %j",
    async (odd) => {
      const calls = playGraph([list({ ...method("phone"), ...odd }, method("email")), done]);
      const { results } = await run();
      expect(results.map(({ success }) => success)).toEqual([false, true]);
      expect(calls).toHaveLength(2);
    },
  );

  it("has nothing to do for a user who has a password only", async () => {
    playGraph([list(method("password"))]);
    expect(await run()).toEqual({ success: true, total: 0, succeeded: 0, failed: 0, results: [] });
  });

  it("says how many are deleted when the sign-in ends on the way", async () => {
    const ended = { status: 401, body: graphFault("InvalidAuthenticationToken", "x") };
    playGraph([list(method("phone"), method("email"), method("fido2")), done, done, ended]);
    await expect(run()).rejects.toThrow(/401 .* That was after it had deleted 2 of them\.$/);
  });

  it("fails as a whole for a user who is missing", async () => {
    playGraph([{ status: 404, body: graphFault("Request_ResourceNotFound", "No.") }]);
    await expect(run()).rejects.toThrow(/^Reset Authentication Methods failed: .*404/);
  });

  it.each([
    ["User Id", { userId: "" }, "is required"],
    ["Keep", { keep: ["phone", "pigeon"] }, '"pigeon" is not one of phone, email, fido2'],
    ["Keep", { keep: "password" }, '"password" is not one of'],
  ])("refuses a wrong %s without a request: %p", async (label, inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(`${label}: ${problem}`);
    expect(calls).toEqual([]);
  });
});
