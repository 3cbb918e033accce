import { graphFault, playGraph } from "../../../test/harness/playGraph";
import { isNotFound } from "../errors/graphError";
import type { GraphClient, GraphRequest } from "../http/request";
import { createTransport } from "../http/transport";
import { invalidEntry } from "./bulkResult";
import { type BulkWrite, writeEach } from "./writeEach";

const graph = createTransport({
  origin: "https://graph.microsoft.com",
  accessToken: async () => "t",
});
const purpose = { operation: "Delete Things" };
const write = (id: string): BulkWrite => ({
  id,
  request: { ...purpose, method: "DELETE", path: `/things/${id}` },
});

describe("writeEach", () => {
  it("answers each entry in order, those that could not be sent too, and reads each result", async () => {
    const calls = playGraph([
      {
        body: {
          responses: [
            { id: "2", status: 400, body: graphFault("Request_BadRequest", "No.") },
            { id: "0", status: 204 },
            { id: "1", status: 404, body: graphFault("Request_ResourceNotFound", "Gone.") },
          ],
        },
      },
    ]);
    const nothing = invalidEntry("is no object");
    const result = await writeEach(
      graph,
      purpose,
      [write("a"), { id: null, request: nothing }, write("b"), write("c")],
      (outcome) =>
        !outcome.ok && isNotFound(outcome.error) ? { gone: true, error: null } : { gone: false },
      { gone: false },
    );
    expect(
      calls.map(({ body }) => (body as { requests: { url: string }[] }).requests),
    ).toMatchObject([[{ url: "/things/a" }, { url: "/things/b" }, { url: "/things/c" }]]);
    const { results, ...counts } = result;
    expect(counts).toEqual({ success: false, total: 4, succeeded: 2, failed: 2 });
    expect(results).toEqual([
      { index: 0, id: "a", success: true, gone: false, error: null },
      { index: 1, id: null, success: false, gone: false, error: nothing },
      { index: 2, id: "b", success: true, gone: true, error: null },
      {
        index: 3,
        id: "c",
        success: false,
        gone: false,
        error: {
          status: 400,
          code: "Request_BadRequest",
          message: expect.stringMatching(/^Delete Things failed: No\./),
        },
      },
    ]);
  });

  it("sends nothing when nothing can be sent", async () => {
    const calls = playGraph([]);
    expect(await writeEach(graph, purpose, [], () => ({}), {})).toEqual({
      success: true,
      total: 0,
      succeeded: 0,
      failed: 0,
      results: [],
    });
    expect(calls).toEqual([]);
  });

  it("keeps what was done when those without an answer cannot be looked up", async () => {
    const lost = { id: "1", status: 503, body: "" };
    const calls = playGraph([
      { body: { responses: [{ id: "0", status: 204 }, lost] } },
      ...Array.from({ length: 7 }, () => ({ body: { responses: [lost] } })),
      { status: 403, body: graphFault("Authorization_RequestDenied", "No.") },
    ]);
    const { results } = await writeEach(
      graph,
      purpose,
      [write("a"), write("b")],
      () => ({}),
      {},
      { sleep: async () => {} },
    );
    expect(results).toMatchObject([
      { id: "a", success: true },
      { id: "b", success: false, error: { code: "OutcomeUnknown" } },
    ]);
    expect(results[1]?.error?.message).toMatch(/could not be looked up\. Run the step again/);
    expect(calls).toHaveLength(9);
  });

  it.each([
    [779_999, 5, null],
    [780_000, 4, "NotAttempted"],
  ])("begins nothing after 13 minutes: after %i ms", async (ms, envelopes, code) => {
    jest.useFakeTimers({ now: 0, doNotFake: ["nextTick", "setImmediate", "setTimeout"] });
    const request = jest.fn(async ({ body }: GraphRequest) => {
      jest.setSystemTime(ms);
      const { requests } = body as { requests: { id: string }[] };
      return { body: { responses: requests.map(({ id }) => ({ id, status: 204 })) } };
    });
    const client = { request } as unknown as GraphClient;
    const writes = Array.from({ length: 100 }, (_, index) => write(String(index)));
    const { results } = await writeEach(client, purpose, writes, () => ({}), {});
    expect(request).toHaveBeenCalledTimes(envelopes);
    expect(results.at(-1)?.error?.code ?? null).toBe(code);
    jest.useRealTimers();
  });

  it("gives an envelope two minutes, or what is left of the step", async () => {
    const limits: unknown[] = [];
    const request = async ({ body, retry }: GraphRequest) => {
      limits.push(retry?.maxTotalMs);
      const { requests } = body as { requests: { id: string }[] };
      return { body: { responses: requests.map(({ id }) => ({ id, status: 204 })) } };
    };
    const client = { request } as unknown as GraphClient;
    const now = () => new Date(0);
    for (const endsAt of [780_000, 120_001, 119_999])
      await writeEach(client, purpose, [write("a")], () => ({}), {}, { endsAt, now });
    expect(limits).toEqual([120_000, 120_000, 119_999]);
  });
});
