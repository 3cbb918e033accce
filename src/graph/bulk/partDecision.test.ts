import { graphFault } from "../../../test/harness/playGraph";
import type { GraphRequest } from "../http/request";
import { type AttemptPolicy, partDecision } from "./partDecision";

const now = new Date("2026-11-22T10:00:00Z");
const patient: AttemptPolicy = {
  mostAttempts: 8,
  mostThrottled: Number.POSITIVE_INFINITY,
  longestWaitMs: Number.POSITIVE_INFINITY,
};
const request: GraphRequest = { operation: "Update Users", method: "PATCH", path: "/users/1" };

/** What follows the attempt of this number. */
const after = (attempts: number, status: number, code: string, isRecent = false) =>
  partDecision(
    { request, attempts, mayBeDone: false },
    { status, headers: {}, body: graphFault(code, "Said.") },
    patient,
    now,
    { isRecent },
  );

it("waits twice as long after each fault, and half a minute at most", () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((attempts) => after(attempts, 503, "Busy"))).toMatchObject(
    [1, 2, 4, 8, 16, 30, 30].map((seconds) => ({ again: true, waitMs: seconds * 1_000 })),
  );
  expect(after(8, 503, "Busy")).toMatchObject({ again: false });
});

it("asks a replica five times more for what was created moments ago, and for nothing else", () => {
  const missing = "Request_ResourceNotFound";
  expect(after(5, 404, missing, true)).toMatchObject({ again: true, waitMs: 16_000 });
  expect(after(6, 404, missing, true)).toMatchObject({ again: false, result: { ok: false } });
  expect(after(1, 404, missing)).toMatchObject({ again: false, result: { outcome: "refused" } });
});
