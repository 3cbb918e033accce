import { authorized, runAction } from "../../../test/harness/component";
import { answerOf, graphExchange } from "../../../test/harness/exchanges";
import { graphFault, playGraph } from "../../../test/harness/playGraph";

const deltaLink = graphExchange("users.delta no changes").request.path;

/** What the action makes of a page: the same, with word whether the round is through. */
const changes = (body: unknown) => {
  const { "@odata.deltaLink": next = null } = body as { "@odata.deltaLink"?: string };
  return { ...(body as object), complete: next !== null, deltaLink: next };
};

const page = (value: unknown[], links: Record<string, string>) => ({
  body: { "@odata.context": "x", ...links, value },
});
const skip = (token: string) => ({
  "@odata.nextLink": `https://graph.microsoft.com/v1.0/users/delta?$skiptoken=${token}`,
});
const delta = (token: string) => ({
  "@odata.deltaLink": `https://graph.microsoft.com/v1.0/users/delta?$deltatoken=${token}`,
});

describe("listChanges", () => {
  it("begins a round", async () => {
    const { request, response } = graphExchange("users.delta initial with $select");
    const calls = playGraph([response]);
    expect(
      await runAction("listChanges", {
        deltaURL: "/users/delta",
        $select: "displayName,jobTitle,mobilePhone",
      }),
    ).toEqual(changes(response.body));
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

  it("begins with now when told so", async () => {
    const calls = playGraph([page([], delta("d"))]);
    expect(
      await runAction("listChanges", { deltaURL: "/users/delta", startFrom: "now", $select: "id" }),
    ).toEqual(changes(page([], delta("d")).body));
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1.0/users/delta?$select=id&$deltatoken=latest",
    ]);
  });

  it.each([
    ["a token", { deltaURL: "/users/delta", $deltatoken: "d" }],
    ["a token for a page", { deltaURL: "/users/delta", $skiptoken: "s" }],
    ["a link", { deltaURL: "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=d" }],
    ["a nextLink", { deltaURL: "/users/delta?$skiptoken=s" }],
  ])("refuses now together with %s without a request", async (_what, inputs) => {
    const calls = playGraph([]);
    await expect(runAction("listChanges", { startFrom: "now", ...inputs })).rejects.toThrow(
      "Start From: cannot be now together with a token or a link",
    );
    expect(calls).toEqual([]);
  });

  it("returns the whole round at once, in Graph's order", async () => {
    const calls = playGraph([
      page([{ id: "1" }, { id: "2" }], skip("a")),
      page([], skip("b")),
      page([{ id: "1", "@removed": { reason: "changed" } }], delta("d")),
    ]);
    expect(
      await runAction("listChanges", {
        deltaURL: "/users/delta",
        $select: "id",
        returnMinimal: true,
        getAllPaginatedResults: "true",
      }),
    ).toEqual({
      "@odata.context": "x",
      ...delta("d"),
      value: [{ id: "1" }, { id: "2" }, { id: "1", "@removed": { reason: "changed" } }],
      complete: true,
      deltaLink: delta("d")["@odata.deltaLink"],
    });
    expect(calls.map(({ path, headers }) => [path, headers.prefer])).toEqual([
      ["/v1.0/users/delta?$select=id", "return=minimal"],
      ["/v1.0/users/delta?$skiptoken=a", "return=minimal"],
      ["/v1.0/users/delta?$skiptoken=b", "return=minimal"],
    ]);
  });

  it("is not complete before the last page", async () => {
    const { body } = page([{ id: "1" }], skip("a"));
    playGraph([{ body }]);
    expect(await runAction("listChanges", { deltaURL: "/users/delta" })).toEqual({
      ...body,
      complete: false,
      deltaLink: null,
    });
  });

  it("takes no round without a deltaLink for a whole one", async () => {
    playGraph([page([{ id: "1" }], skip("a")), page([{ id: "2" }], {})]);
    await expect(
      runAction("listChanges", { deltaURL: "/users/delta", getAllPaginatedResults: true }),
    ).rejects.toThrow("The round ended without a deltaLink");
  });

  it("says where a whole round broke off, and how to start over", async () => {
    playGraph([
      page([{ id: "1" }], skip("a")),
      { status: 410, body: graphFault("SyncStateNotFound", "Gone.") },
    ]);
    await expect(
      runAction("listChanges", { deltaURL: "/users/delta", getAllPaginatedResults: true }),
    ).rejects.toThrow(/after 1 page with 1 entries.*Start over with .*\/users\/delta and/);
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
