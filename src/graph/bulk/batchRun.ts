import type { GraphClient, Purpose } from "../http/request";
import { LARGEST_BATCH } from "./envelope";
import { type EnvelopeOutcome, tryEnvelope } from "./envelopeOutcome";
import { EnvelopeReader, type Settled } from "./envelopeReader";
import { Flights, type Landed, MOST_IN_FLIGHT } from "./flights";
import { type AttemptPolicy, notAttempted } from "./partDecision";
import { type BatchItem, type Part, type Timing, WaitingParts } from "./waitingParts";

export interface BatchOptions extends Timing {
  /**
   * The requests write one object: each waits for the one before it, or all for the first; envelopes follow
   * each other.
   */
  readonly chained?: boolean | "first";
  /** `/$batch` unless given. */
  readonly path?: string;
  /** Earlier runs of the step have written: a refusal of the first envelope must not lose their results. */
  readonly begun?: boolean;
  /**
   * Nothing new begins at this time or later, in milliseconds since 1970. Given, a throttled request is
   * sent again until then; else five times, and not when it is asked to wait for more than a minute.
   */
  readonly endsAt?: number;
}

const SHORT: AttemptPolicy = { mostAttempts: 5, mostThrottled: 5, longestWaitMs: 60_000 };
const UNTIL_THE_END: AttemptPolicy = {
  mostAttempts: 8,
  mostThrottled: Number.POSITIVE_INFINITY,
  longestWaitMs: Number.POSITIVE_INFINITY,
};

const LONGEST_ENVELOPE_MS = 120_000;
/** Envelopes without an answer, one after the other, after which Graph is taken to be away. */
const MOST_FAILURES = 8;

const TIME_IS_UP = "The time of the step was over before it was the turn of this one";

/** Without the name of the step, with which the errors of its entries begin. */
const textOf = ({ operation }: Purpose, failure: unknown): string =>
  failure instanceof Error
    ? failure.message.replace(`${operation} failed: `, "")
    : "The batch was refused";

/**
 * A run of requests in batches. `next` sends what may be sent, 20 to an envelope and some envelopes at a time,
 * and gives what the first of them to come back has settled, which may be nothing; the rest waits, each
 * request after its own Retry-After, and all of them after an envelope of which nothing got through. Between
 * two calls requests can be added, and those without any effect so far taken back, so that the caller can
 * react to refusals. In a chain, one envelope follows the other, and
 * what Graph did not carry out because of a request before it (424) is sent again.
 *
 * @throws From `next`, what an envelope was refused with before anything was done. Later the refusal ends the
 * run: what is left is `notAttempted`.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export class BatchRun<K, T = unknown> {
  private readonly waiting: WaitingParts<K>;
  private readonly flights: Flights<K>;
  private readonly reader: EnvelopeReader<K, T>;
  /** Something was carried out, or may have been. */
  private touched: boolean;
  private failures = 0;
  /** Why nothing is sent any more. */
  private end: { readonly failure: unknown } | undefined;

  constructor(
    private readonly graph: GraphClient,
    private readonly purpose: Purpose,
    private readonly options: BatchOptions = {},
  ) {
    const { chained = false, endsAt, now = () => new Date() } = options;
    this.waiting = new WaitingParts(options);
    this.flights = new Flights(chained ? 1 : MOST_IN_FLIGHT);
    const policy = endsAt === undefined ? SHORT : UNTIL_THE_END;
    this.reader = new EnvelopeReader(graph, policy, chained !== false, now);
    this.touched = options.begun ?? false;
  }

  add(items: Iterable<BatchItem<K>>): void {
    this.waiting.add(items);
  }

  /** Takes back the requests that could be sent now and had no effect so far. */
  takeBack(): K[] {
    const time = this.waiting.time();
    return this.waiting
      .take(({ mayBeDone, notBefore }) => !mayBeDone && notBefore <= time)
      .map(({ key }) => key);
  }

  /** Takes out those that are not to be sent any more, for a reason that they tell. */
  drop(holds: (key: K) => boolean, reason: string): Settled<K, T>[] {
    return this.giveUp(
      this.waiting.take(({ key }) => holds(key)),
      reason,
    );
  }

  /** What the next envelope settles; undefined when nothing is left. */
  async next(): Promise<Settled<K, T>[] | undefined> {
    if (this.waiting.size === 0 && this.flights.size === 0) return undefined;
    const over = this.takeOver();
    if (over.length > 0) return over;
    await this.launch();
    return this.land();
  }

  private giveUp(parts: readonly Part<K>[], reason: string): Settled<K, T>[] {
    return parts.map((part) => ({ key: part.key, result: notAttempted<T>(part, reason) }));
  }

  /** Those whose turn will not come any more. */
  private takeOver(): Settled<K, T>[] {
    if (this.end !== undefined)
      return this.giveUp(
        this.waiting.take(() => true),
        textOf(this.purpose, this.end.failure),
      );
    const { endsAt = Number.POSITIVE_INFINITY } = this.options;
    return this.giveUp(this.waiting.takeLate(endsAt), TIME_IS_UP);
  }

  /** Sends what may be sent now; waits for its time when nothing else is under way. */
  private async launch(): Promise<void> {
    if (this.flights.size === 0) await this.waiting.waitForFirst();
    const time = this.waiting.time();
    while (this.flights.hasRoom() && this.waiting.heldUntil <= time) {
      const mayGo = this.flights.guard();
      const parts = this.waiting.take(
        (part) => part.notBefore <= time && mayGo(part),
        LARGEST_BATCH,
      );
      if (parts.length === 0) return;
      this.flights.launch(parts, this.send(parts, time));
    }
  }

  private send(parts: readonly Part<K>[], time: number): Promise<EnvelopeOutcome> {
    const { chained = false, path = "/$batch", endsAt } = this.options;
    const maxTotalMs = endsAt && Math.min(LONGEST_ENVELOPE_MS, endsAt - time);
    return tryEnvelope(this.graph, this.purpose, parts, { chained, path, maxTotalMs });
  }

  /**
   * What the next envelope that comes back settles. When it ends the run, all that are under way are waited
   * for: only then is it known whether anything was done.
   */
  private async land(): Promise<Settled<K, T>[]> {
    const landed = [await this.flights.land()];
    this.note(landed[0] as Landed<K>);
    while (this.end !== undefined && this.flights.size > 0) {
      const another = await this.flights.land();
      this.note(another);
      landed.push(another);
    }
    if (this.end !== undefined && !this.touched) throw this.end.failure;
    return landed.flatMap((one) => this.settle(one));
  }

  private settle({ parts, outcome }: Landed<K>): readonly Settled<K, T>[] {
    if (outcome.refused) return this.giveUp(parts, textOf(this.purpose, outcome.failure));
    const { settled, again } = this.reader.read(parts, outcome.answers, this.waiting.time());
    this.waiting.putBack(again);
    // Nothing got through: the others would be throttled as well.
    if (settled.length === 0 && outcome.throttled)
      this.waiting.heldUntil = Math.min(...again.map(({ notBefore }) => notBefore));
    return settled;
  }

  /** Learns from an envelope how things stand; ends the run when going on makes no sense. */
  private note({ outcome, isNews }: Landed<K>): void {
    if (!outcome.refused) {
      this.touched ||= outcome.touched;
      if (outcome.failure === undefined) this.failures = 0;
      else if (isNews) this.failures += 1;
    }
    if (outcome.refused || this.failures >= MOST_FAILURES)
      this.end ??= { failure: outcome.failure };
  }
}
