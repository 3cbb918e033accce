import type { GraphRequest } from "../http/request";
import { wait } from "../time";
import { objectOf } from "./writtenObject";

/** A request and what it is known by to whoever adds it. */
export interface BatchItem<K> {
  readonly key: K;
  readonly request: GraphRequest;
}

/** A request of a batch on its way. */
export interface Part<K> extends BatchItem<K> {
  /** Its id within an envelope. */
  readonly id: string;
  readonly object: string | undefined;
  /** Attempts that came to an end. */
  readonly attempts: number;
  /** One of them may have been carried out: its answer was lost. */
  readonly mayBeDone: boolean;
  /** When it may be sent, in milliseconds since 1970. */
  readonly notBefore: number;
}

export interface Timing {
  readonly now?: () => Date;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** The requests that are still to be sent, in their order, each at its own time. */
export class WaitingParts<K> {
  private parts: Part<K>[] = [];
  private added = 0;
  /** Up to when was waited: a timer may fire a little early. */
  private reached = 0;
  /** The latest time that any of them had to wait for. */
  private latest = 0;
  /** When the next may be sent, whichever it is, in milliseconds since 1970. */
  heldUntil = 0;
  private readonly now: () => Date;
  private readonly sleep: (ms: number) => Promise<void>;

  constructor({ now = () => new Date(), sleep = wait }: Timing) {
    this.now = now;
    this.sleep = sleep;
  }

  get size(): number {
    return this.parts.length;
  }

  time(): number {
    return Math.max(this.now().getTime(), this.reached);
  }

  add(items: Iterable<BatchItem<K>>): void {
    for (const item of items) {
      const id = String(this.added);
      const object = objectOf(item.request);
      this.parts.push({ ...item, id, object, attempts: 0, mayBeDone: false, notBefore: 0 });
      this.added += 1;
    }
  }

  /** Those that cannot be sent before a certain time any more. */
  takeLate(endsAt: number): Part<K>[] {
    const earliest = Math.max(this.time(), this.heldUntil);
    if (earliest < endsAt && this.latest < endsAt) return [];
    return this.take(({ notBefore }) => Math.max(notBefore, earliest) >= endsAt);
  }

  /** Puts what is to be sent again before the others. */
  putBack(parts: readonly Part<K>[]): void {
    if (parts.length === 0) return;
    this.parts = [...parts, ...this.parts];
    this.latest = Math.max(this.latest, ...parts.map(({ notBefore }) => notBefore));
  }

  /** Takes out those that this holds for. */
  take(holds: (part: Part<K>) => boolean, most = Number.POSITIVE_INFINITY): Part<K>[] {
    const taken: Part<K>[] = [];
    const passed: Part<K>[] = [];
    let place = 0;
    // Of thousands, an envelope takes the first 20: the others are not looked at.
    for (; place < this.parts.length && taken.length < most; place += 1) {
      const part = this.parts[place] as Part<K>;
      (holds(part) ? taken : passed).push(part);
    }
    this.parts = [...passed, ...this.parts.slice(place)];
    return taken;
  }

  /** Waits until the first of them may be sent. */
  async waitForFirst(): Promise<void> {
    const first = this.parts.reduce(
      (least, { notBefore }) => Math.min(least, notBefore),
      Number.POSITIVE_INFINITY,
    );
    const time = Math.max(first, this.heldUntil);
    if (time <= this.time() || first === Number.POSITIVE_INFINITY) return;
    await this.sleep(time - this.time());
    this.reached = time;
  }
}
