import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const deltaLink = graphExchange("users.delta no changes").request.path;

describe("listChanges", () => {
  it("begins a round", async () => {
    const { request, response } = graphExchange("users.delta initial with $select");
    const calls = playGraph([response]);
    expect(
      await runAction("listChanges", {
        deltaURL: "/users/delta",
        $select: "displayName,jobTitle,mobilePhone",
      }),
    ).toEqual(response.body);
    expect(calls.map(({ method, headers }) => ({ method, headers }))).toEqual([
      { method: "GET", headers: authorized },
    ]);
    expect(decodeURIComponent(calls[0]?.path ?? "")).toBe(request.path);
  });

  it("follows a link as it is, without the options of the first call", async () => {
    const calls = playGraph([answerOf("users.delta no changes")]);
    await runAction("listChanges", {
      deltaURL: `https://graph.microsoft.com${deltaLink}`,
      $select: "id",
      $filter: "id eq 'x'",
    });
    expect(calls.map(({ path }) => path)).toEqual([deltaLink]);
  });

  it.each([
    ["/users/delta", "/v1.0/users/delta"],
    ["users/delta", "/v1.0/users/delta"],
    ["/v1.0/groups/delta", "/v1.0/groups/delta"],
    ["/groups/delta()", "/v1.0/groups/delta()"],
    ["/applications/microsoft.graph.delta", "/v1.0/applications/microsoft.graph.delta"],
    ["https://graph.microsoft.com/beta/users/delta", "/beta/users/delta"],
    ["/users/delta?$select=id", "/v1.0/users/delta?$select=id"],
  ])("takes %s", async (deltaURL, path) => {
    const calls = playGraph([answerOf("users.delta no changes")]);
    await runAction("listChanges", { deltaURL });
    expect(calls.map((call) => call.path)).toEqual([path]);
  });

  it("takes the tokens apart from the path", async () => {
    const calls = playGraph([
      answerOf("users.delta no changes"),
      answerOf("users.delta no changes"),
    ]);
    await runAction("listChanges", { deltaURL: "/users/delta", $deltatoken: "latest" });
    await runAction("listChanges", { deltaURL: "/users/delta", $skiptoken: "a+b/c=" });
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/users/delta?$deltatoken=latest",
      "/v1.0/users/delta?$skiptoken=a%2Bb%2Fc%3D",
    ]);
  });

  it("asks for changed properties only", async () => {
    const { request, response } = graphExchange("users.delta Prefer return=minimal");
    const calls = playGraph([response]);
    await runAction("listChanges", { deltaURL: "/users/delta", returnMinimal: "true" });
    expect(calls[0]?.headers.prefer).toBe(request.headers?.Prefer);
  });

  const resync = "https://graph.microsoft.com/v1.0/users/delta";

  it.each([
    [
      "410 with a Location",
      {
        status: 410,
        body: graphFault("SyncStateNotFound", "The sync state generation is not found."),
        headers: { Location: `${resync}?$deltatoken=&$select=id,mail` },
      },
      `${resync}?$select=id,mail and`,
    ],
    ["410 without one", { status: 410, body: "" }, `${resync} and`],
    [
      "410 with a Location elsewhere",
      { status: 410, body: "", headers: { Location: "https://evil.example/v1.0/users/delta" } },
      `${resync} and`,
    ],
    [
      "resyncRequired",
      { status: 400, body: graphFault("resyncRequired", "Resync.") },
      `${resync} and`,
    ],
    [
      "syncStateNotFound",
      { status: 400, body: graphFault("syncStateNotFound", "No.") },
      `${resync} and`,
    ],
    [
      "a skip token that is too old",
      {
        status: 400,
        body: graphFault("Request_BadRequest", "The sync must reach steady state within 30 days."),
      },
      `${resync} and`,
    ],
  ])("says how to start over after %s", async (_what, answer, url) => {
    playGraph([answer]);
    const error = await runAction<Error>("listChanges", {
      deltaURL: `https://graph.microsoft.com${deltaLink}`,
    }).catch((reason) => reason);
    expect(error.message).toContain(`The token has expired. Start over with ${url}`);
    expect(error.message).toContain("the Select and Filter of the first call");
    expect(error.message).not.toContain("oEcOySpF");
  });

  it("refuses both tokens at once without a request", async () => {
    const calls = playGraph([]);
    await expect(
      runAction("listChanges", { deltaURL: "/users/delta", $skiptoken: "a", $deltatoken: "b" }),
    ).rejects.toThrow("Skip Token: cannot stand together with Delta Token");
    expect(calls).toEqual([]);
  });

  it("sends an option that is in the URL too once, and refuses another value of it", async () => {
    const calls = playGraph([answerOf("users.delta no changes")]);
    const deltaURL = "/users/delta?$select=id,mail";
    await runAction("listChanges", { deltaURL, $select: "id,mail" });
    await expect(runAction("listChanges", { deltaURL, $select: "id" })).rejects.toThrow(
      "URL to fetch for delta: holds another $select",
    );
    expect(calls.map(({ path }) => path)).toEqual(["/v1.0/users/delta?$select=id,mail"]);
  });

  it.each([
    ["https://evil.example/v1.0/users/delta", "points to https://evil.example"],
    ["//evil.example/users/delta", "not a valid URL"],
    ["https://graph.microsoft.com@evil.example/v1.0/users/delta", "points to https://evil.example"],
    [
      "https://graph.microsoft.com:8443/v1.0/users/delta",
      "points to https://graph.microsoft.com:8443",
    ],
    ["http://graph.microsoft.com/v1.0/users/delta", "points to http://graph.microsoft.com"],
    [
      "https://graph.microsoft.com.evil.example/v1.0/users/delta",
      "points to https://graph.microsoft.com.evil.example",
    ],
    ["/users", "must end in /delta"],
    ["/users/delta#x", "contains #"],
    ["", "is required"],
  ])("refuses %s without a request", async (deltaURL, problem) => {
    const calls = playGraph([]);
    await expect(runAction("listChanges", { deltaURL })).rejects.toThrow(
      `URL to fetch for delta: ${problem}`,
    );
    expect(calls).toEqual([]);
  });

  it("refuses a link with a token and a token beside it", async () => {
    const calls = playGraph([]);
    await expect(
      runAction("listChanges", {
        deltaURL: `https://graph.microsoft.com${deltaLink}`,
        $deltatoken: "x",
      }),
    ).rejects.toThrow("leave Skip Token and Delta Token empty");
    expect(calls).toEqual([]);
  });
});
