import { clearTimeout, setTimeout } from "node:timers";
import type { Method } from "./method";

/** What an answer told of throttling: the used share of the limit, or that Graph refused and asks to wait. */
export type ThrottleNews =
  | {
      /** `x-ms-throttle-limit-percentage`, which Graph tells from 0.8 on. */
      readonly share: string | undefined;
    }
  | {
      readonly waitMs: number;
      /** `x-ms-throttle-information`: which limit was reached. */
      readonly information: string | undefined;
    };

/** Graph tells no smaller share, and no smaller steps. */
const FIRST_SHARE = 0.8;
const SMALLEST_STEP = 0.01;

/** Nobody waits longer for the answer to somebody else's request: that one may hang. */
const LONGEST_ANSWER_MS = 500;

/** The window of resource units: a share that was told before it says nothing any more. */
const WINDOW_MS = 10_000;

/**
 * What the requests of an app in a tenant know of throttling together. The share that Graph tells is no
 * reason to wait: what fits passes at once. Only where the requests that are under way may have taken the
 * rest of the limit, the next waits for one of their answers, so that one is refused and not each of them.
 * After a refusal all wait until its Retry-After is over, and then for the answer of the first of them.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export class ThrottleGate {
  private opensAt = 0;
  private opensForWritesAt = 0;
  private share: number | undefined;
  private toldAt = 0;
  /** Most of the limit that one request took. */
  private step = SMALLEST_STEP;
  private underWay = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly time: () => number) {}

  /** Milliseconds that Graph still asks to wait before a request of this method. */
  heldMs(method: Method): number {
    const opensAt = method === "GET" ? this.opensAt : Math.max(this.opensAt, this.opensForWritesAt);
    return Math.max(0, opensAt - this.time());
  }

  /** Whether one more request may still fit beside those that are under way. */
  hasRoom(): boolean {
    return (
      this.underWay === 0 ||
      this.share === undefined ||
      this.share > 1 || // Graph goes on to 1.8 where it does not insist.
      this.share + (this.underWay + 1) * this.step <= 1
    );
  }

  /** Resolves with the next answer, or false when it takes longer than answers do. */
  nextAnswer(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), LONGEST_ANSWER_MS);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  /** A request is under way until `end`. */
  begin(): void {
    this.underWay += 1;
  }

  /** The answer has come, or none ever will. */
  end(news?: ThrottleNews): void {
    this.underWay -= 1;
    if (news !== undefined && "waitMs" in news) this.close(news.waitMs, news.information);
    // What comes in during a wait was sent before the refusal.
    else if (news !== undefined && this.time() >= this.opensAt) this.note(news.share);
    const { waiting } = this;
    this.waiting = [];
    for (const resume of waiting) resume();
  }

  /** Nothing of what it knows matters any more. */
  isOver(): boolean {
    const now = this.time();
    return (
      this.underWay === 0 &&
      now >= Math.max(this.opensAt, this.opensForWritesAt) &&
      (this.share === undefined || now - this.toldAt >= WINDOW_MS)
    );
  }

  private close(waitMs: number, information: string | undefined): void {
    const until = this.time() + waitMs;
    if (information === "WriteLimitExceeded") {
      this.opensForWritesAt = Math.max(this.opensForWritesAt, until);
      return;
    }
    this.opensAt = Math.max(this.opensAt, until);
    this.share = 1;
    this.toldAt = this.time();
  }

  private note(told: string | undefined): void {
    const share = Number(told);
    if (told === undefined || !(share >= FIRST_SHARE)) {
      this.share = undefined;
      return;
    }
    this.step = Math.max(this.step, share - (this.share ?? FIRST_SHARE));
    this.share = share;
    this.toldAt = this.time();
  }
}

/** The gates of a process by origin, tenant and app. One that is over is forgotten. */
export const createThrottleGates = (time: () => number) => {
  const gates = new Map<string, ThrottleGate>();
  const of = (key: string): ThrottleGate => {
    const known = gates.get(key);
    if (known !== undefined) return known;
    for (const [other, gate] of gates) if (gate.isOver()) gates.delete(other);
    const gate = new ThrottleGate(time);
    gates.set(key, gate);
    return gate;
  };
  return { of, size: () => gates.size };
};
