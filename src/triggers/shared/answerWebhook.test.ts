import { testContext, wire } from "../../../test/harness/component";
import { graphExchange } from "../../../test/harness/exchanges";
import { playGraph } from "../../../test/harness/playGraph";

interface Result {
  branch: string;
  payload: { body: { data: unknown } };
  response: { statusCode: number; contentType: string; body?: string };
}

const call = (more: object = {}) => ({
  headers: { "Content-Type": "application/json" },
  queryParameters: {},
  rawBody: { data: "{}", contentType: "application/json" },
  body: { data: {}, contentType: "application/json" },
  ...more,
});

const keys = ["userTrigger", "groupTrigger", "webhook"];

const perform = async (key: string, payload: unknown): Promise<Result> =>
  (await wire.triggers[key]?.perform(testContext(), payload, {
    connection: undefined,
    changeType: ["updated"],
  })) as Result;

describe.each(keys)("%s", (key) => {
  it("answers the handshake with the token, decoded, as plain text", async () => {
    const { request, response } = graphExchange(
      "webhook: endpoint validation handshake (Graph -> app)",
    );
    const url = new URL(request.path, "https://webhook.azurewebsites.net");
    const result = await perform(
      key,
      call({ queryParameters: Object.fromEntries(url.searchParams), body: { data: null } }),
    );
    expect(result.branch).toBe("URL Validation");
    expect(result.response).toEqual({
      statusCode: 200,
      contentType: "text/plain",
      body: response.body,
    });
  });

  it("reflects nothing but plain text, whatever the token holds", async () => {
    const result = await perform(
      key,
      call({ queryParameters: { validationToken: "<script>alert(1)</script>" } }),
    );
    expect(result.response).toMatchObject({
      contentType: "text/plain",
      body: "<script>alert(1)</script>",
    });
  });

  it("delivers a notification as it came and answers at once, without asking Graph", async () => {
    const calls = playGraph([]);
    const { body } = graphExchange("webhook: group notification").request;
    const payload = call({ body: { data: body, contentType: "application/json" } });
    const result = await perform(key, payload);
    expect(result).toEqual({
      branch: "Notification",
      payload,
      response: { statusCode: 202, contentType: "text/plain", body: "" },
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ["no query parameters", { queryParameters: null }],
    ["an empty token", { queryParameters: { validationToken: "" } }],
    ["another parameter", { queryParameters: { token: "x" } }],
    ["an absurdly long token", { queryParameters: { validationToken: "x".repeat(10_000) } }],
  ])("takes %s for no handshake", async (_what, more) => {
    const result = await perform(key, call(more));
    expect(result.branch).toBe("Notification");
    expect(result.response.body).toBe("");
  });

  it("declares every branch that it takes", () => {
    expect(
      (wire.triggers[key] as unknown as { staticBranchNames: string[] }).staticBranchNames,
    ).toEqual(["Notification", "URL Validation"]);
  });
});
