import type { Method } from "./method";
import { parseRetryAfter, defaultRetryPolicy as policy, retryDecision } from "./retryDecision";

const now = new Date("2026-11-22T10:00:00Z");
const failure = { method: "GET" as Method, attempt: 1, elapsedMs: 0 };

describe("retryDecision", () => {
  it.each([
    ["GET", 429, true],
    ["POST", 429, true],
    ["POST", 509, true],
    ["GET", 423, true],
    ["POST", 423, false],
    ["POST", 408, false],
    ["GET", 503, true],
    ["PATCH", 504, true],
    ["PUT", 502, true],
    ["DELETE", 500, true],
    ["GET", 408, true],
    ["GET", undefined, true],
    ["POST", 503, false],
    ["POST", undefined, false],
    ["GET", 400, false],
    ["GET", 401, false],
    ["GET", 403, false],
    ["GET", 404, false],
    ["GET", 409, false],
    ["GET", 501, false],
    ["GET", 302, false],
  ] as const)("%s %p: %p", (method, status, retry) => {
    expect(retryDecision({ ...failure, method, status }, policy, now, 0).retry).toBe(retry);
  });

  it("waits as long as Retry-After says, without jitter", () => {
    expect(
      retryDecision({ ...failure, status: 429, retryAfter: "10" }, policy, now, 0.3),
    ).toMatchObject({ waitMs: 10_000 });
  });

  it.each(["0", "0.001", "Sun, 22 Nov 2026 09:00:00 GMT"])(
    "makes no burst of a Retry-After of %s",
    (retryAfter) => {
      const throttled = { ...failure, attempt: 3, status: 429, retryAfter };
      expect(retryDecision(throttled, policy, now, 0)).toMatchObject({ waitMs: 2000 });
      const hurried = { ...policy, backoff: "fixed", baseDelayMs: 0 } as const;
      expect(retryDecision(throttled, hurried, now, 0)).toMatchObject({ waitMs: 2000 });
    },
  );

  it("takes a fraction of a second for what Graph asks, however long its own wait is", () => {
    const patient = {
      ...policy,
      backoff: "fixed",
      baseDelayMs: 600_000,
      maxDelayMs: 600_000,
    } as const;
    const decide = (retryAfter: string) =>
      retryDecision(
        { ...failure, status: 429, retryAfter },
        { ...patient, maxTotalMs: 840_000 },
        now,
        0,
      );
    expect(decide("0.01")).toMatchObject({ waitMs: 500 });
    expect(decide("0.9")).toMatchObject({ waitMs: 900 });
    expect(decide("0")).toMatchObject({ waitMs: 600_000 });
  });

  it("waits for another write of any method, but not for a certificate or too long an answer", () => {
    const decide = (more: object): boolean =>
      retryDecision({ ...failure, ...more }, { ...policy, retryAllErrors: true }, now, 0).retry;
    expect(decide({ method: "POST", status: 409, concurrent: true })).toBe(true);
    expect(decide({ networkCode: "CERT_HAS_EXPIRED" })).toBe(false);
    expect(decide({ status: 200, networkCode: "ANSWER_TOO_LARGE", brokenBody: true })).toBe(false);
  });

  it("sends a POST again after a server error when a second one does no harm", () => {
    const decide = (more: object): boolean =>
      retryDecision({ ...failure, method: "POST", ...more }, policy, now, 0).retry;
    for (const how of [{ status: 503 }, { networkCode: "ECONNRESET" }, { brokenBody: true }])
      expect([decide(how), decide({ ...how, repeatable: true })]).toEqual([false, true]);
    expect(decide({ status: 400, repeatable: true })).toBe(false);
  });

  it("backs off exponentially with full jitter up to its longest wait", () => {
    const waits = [1, 2, 3, 4, 5].map((attempt) => {
      const decision = retryDecision(
        { ...failure, attempt, status: 503 },
        { ...policy, maxDelayMs: 3000 },
        now,
        1,
      );
      return decision.retry ? decision.waitMs : undefined;
    });
    expect(waits).toEqual([500, 1000, 2000, 3000, 3000]);
    expect(retryDecision({ ...failure, status: 503 }, policy, now, 0.5)).toMatchObject({
      waitMs: 250,
    });
  });

  it("ends with the attempts", () => {
    expect(
      retryDecision({ ...failure, attempt: policy.maxRetries + 1, status: 503 }, policy, now, 0),
    ).toEqual({
      retry: false,
      reason: "attempts used up",
    });
  });

  it("ends rather than wait longer than there is time", () => {
    const decision = retryDecision({ ...failure, status: 429, retryAfter: "600" }, policy, now, 0);
    expect(decision).toEqual({ retry: false, reason: "waiting 600 s more would take too long" });
  });

  it("repeats after every error response when the builder says so", () => {
    const all = { ...policy, retryAllErrors: true };
    expect(retryDecision({ ...failure, method: "POST", status: 400 }, all, now, 0).retry).toBe(
      true,
    );
    expect(retryDecision({ ...failure, method: "POST" }, all, now, 0).retry).toBe(false);
  });
});

describe("parseRetryAfter", () => {
  it.each([
    ["10", 10_000],
    ["2.128", 2128],
    ["0", 0],
    ["Sun, 22 Nov 2026 10:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 09:00:00 GMT", 0],
    ["soon", undefined],
    ["-5", undefined],
    ["", undefined],
    [undefined, undefined],
    ["9".repeat(100), undefined],
  ])("reads %p as %p ms", (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms);
  });
});
