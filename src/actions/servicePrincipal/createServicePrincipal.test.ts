import { authorizedJson, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { freezeDate } from "../../../test/harness/freezeDate";
import { hoursApart } from "../../../test/harness/hoursApart";
import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { skipWaits } from "../../../test/harness/skipWaits";

const { request, response } = graphExchange("servicePrincipals.create");
const { appId } = request.body as { appId: string };
const existing = { id: "59e617e5-e447-4adc-8b88-00af644d7c92", appId };

const inUse = {
  status: 409,
  body: graphFault(
    "Request_MultipleObjectsWithSameKeyValue",
    `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
  ),
};
const sameValue =
  "Another object with the same value for property servicePrincipalNames already exists.";
const taken = {
  status: 400,
  body: graphFault("Request_BadRequest", sameValue, [
    { code: "ObjectConflict", message: sameValue, target: "servicePrincipalNames" },
  ]),
};
const unknownApp = {
  status: 400,
  body: graphFault(
    "Request_BadRequest",
    `The appId '${appId}' of the service principal does not reference a valid application object.`,
  ),
};
const notLocal = {
  status: 403,
  body: graphFault(
    "Authorization_RequestDenied",
    "When using this permission, the backing application of the service principal being created must in the local tenant",
  ),
};

const run = (inputs = {}) => runAction("createServicePrincipal", { appId, ...inputs });

describe("createServicePrincipal", () => {
  freezeDate(new Date("2026-11-25T10:00:00Z"));
  skipWaits();
  hoursApart();

  it("creates as the documentation does", async () => {
    const calls = playGraph([response]);
    expect(await run()).toEqual({ ...(response.body as object), created: true });
    expect(calls).toEqual([
      { method: "POST", path: request.path, headers: authorizedJson, body: request.body },
    ]);
  });

  it("sends the additional properties, which win", async () => {
    const calls = playGraph([response]);
    await run({ additionalProperties: { tags: ["HideApp"], appId: "x" } });
    expect(calls[0]?.body).toEqual({ appId: "x", tags: ["HideApp"] });
  });

  it.each([
    ["409", inUse],
    ["400", taken],
    [
      "nothing but its code",
      { status: 409, body: graphFault("Request_MultipleObjectsWithSameKeyValue", "No.") },
    ],
  ])("gives the one that is there after a conflict told by %s", async (_name, conflict) => {
    const calls = playGraph([conflict, { body: existing }]);
    expect(await run()).toEqual({ ...existing, created: false });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v1.0/servicePrincipals",
      `GET /v1.0/servicePrincipals(appId='${appId}')`,
    ]);
  });

  it("reports the conflict when no service principal has the client id", async () => {
    playGraph([inUse, answerOf("error: not found")]);
    await expect(run()).rejects.toThrow(/^Create Service Principal failed: .*already in use.*409/);
  });

  it("reports a failure of the look", async () => {
    playGraph([inUse, { status: 403, body: graphFault("Authorization_RequestDenied", "No.") }]);
    await expect(run()).rejects.toThrow(/^Create Service Principal failed: No\. \(403/);
  });

  it.each([
    ["an unknown app", unknownApp],
    ["an app that is not of this tenant", notLocal],
  ])("reports %s at once", async (_name, answer) => {
    const calls = playGraph([answer, response]);
    await expect(run()).rejects.toThrow(/^Create Service Principal failed: /);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["400", unknownApp],
    ["403", notLocal],
  ])("waits for an app that was created moments ago, told by %s", async (_name, answer) => {
    const created = { status: 201, body: { id: "03ef14b0-ca33-4840-8f4f-d6e91916010e", appId } };
    const calls = playGraph([created, answer, answer, response]);
    await runAction("createApplication", { displayName: "New" });
    expect(await run()).toMatchObject({ created: true });
    expect(calls).toHaveLength(4);
  });

  it("gives up on it after half a minute", async () => {
    const created = { status: 201, body: { id: "03ef14b0-ca33-4840-8f4f-d6e91916010e", appId } };
    const calls = playGraph([created, ...Array(20).fill(unknownApp)]);
    await runAction("createApplication", { displayName: "New" });
    const begin = Date.now();
    await expect(run()).rejects.toThrow("An application created moments ago can take some seconds");
    expect(calls.length).toBeGreaterThan(2);
    expect(Date.now() - begin).toBeLessThanOrEqual(30_000);
  });

  it("is not repeated without an answer, and says that it may be", async () => {
    const calls = playGraph([{ status: 502 }, response]);
    await expect(run()).rejects.toThrow(
      "Run the step again: what is there already counts as success.",
    );
    expect(calls).toHaveLength(1);
  });

  it.each([
    [{ appId: "" }, "is required"],
    [{ appId: "Payroll" }, "expects the client id of an application"],
  ])("refuses %p without a request", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(run(inputs)).rejects.toThrow(`Application (Client) ID: ${problem}`);
    expect(calls).toEqual([]);
  });
});
