import { pathNames, valueNames } from "../http/mentionedNames";
import { createdNames } from "../http/recentCreations";
import type { GraphClient, GraphRequest, Purpose } from "../http/request";
import { LARGEST_BATCH, type PartAnswer } from "./envelope";
import { type EnvelopeOutcome, tryEnvelope } from "./envelopeOutcome";
import { type AttemptPolicy, type BatchResult, notAttempted, partDecision } from "./partDecision";
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
  /** Envelopes under way at a time; 1 unless given. */
  readonly overlap?: number;
  /**
   * Nothing new begins at this time or later, in milliseconds since 1970. Given, a throttled request is
   * sent again until then; else five times, and not when it is asked to wait for more than a minute.
   */
  readonly endsAt?: number;
}

export interface Settled<K, T> {
  readonly key: K;
  readonly result: BatchResult<T>;
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
const FAILED_DEPENDENCY = 424;

const TIME_IS_UP = "The time of the step was over before it was the turn of this one";

const textOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : "The batch was refused";

/**
 * A run of requests in batches. `next` sends what may be sent, 20 to an envelope, and gives what was
 * settled by it, which may be nothing; the rest waits, each request after its own Retry-After. Between two
 * calls requests can be added, and those without any effect so far taken back, so that the caller can react
 * to refusals. In a chain, what Graph did not carry out because of a request before it (424) is sent again.
 *
 * @throws From `next`, what the first envelope was refused with. Later, when something was done already,
 * the refusal ends the run: what is left is `notAttempted`.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export class BatchRun<K, T = unknown> {
  private readonly waiting: WaitingParts<K>;
  private readonly policy: AttemptPolicy;
  private readonly now: () => Date;
  /** Something was carried out, or may have been. */
  private touched: boolean;
  private failures = 0;
  /** Names in the paths of requests that succeeded: these objects are there. */
  private readonly known = new Set<string>();
  /** Why nothing is sent any more. */
  private end: string | undefined;

  constructor(
    private readonly graph: GraphClient,
    private readonly purpose: Purpose,
    private readonly options: BatchOptions = {},
  ) {
    this.waiting = new WaitingParts(options);
    this.policy = options.endsAt === undefined ? SHORT : UNTIL_THE_END;
    this.now = options.now ?? (() => new Date());
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

  /** What the next envelopes settle; undefined when nothing is left. */
  async next(): Promise<Settled<K, T>[] | undefined> {
    if (this.waiting.size === 0) return undefined;
    const { end } = this;
    if (end !== undefined)
      return this.giveUp(
        this.waiting.take(() => true),
        end,
      );
    const { endsAt = Number.POSITIVE_INFINITY, overlap = 1 } = this.options;
    const late = this.waiting.take(
      ({ notBefore }) => Math.max(notBefore, this.waiting.time()) >= endsAt,
    );
    if (late.length > 0) return this.giveUp(late, TIME_IS_UP);
    await this.waiting.waitForFirst();
    const time = this.waiting.time();
    const parts = this.waiting.take(({ notBefore }) => notBefore <= time, LARGEST_BATCH * overlap);
    return this.send(parts, endsAt - time);
  }

  private giveUp(parts: readonly Part<K>[], reason: string): Settled<K, T>[] {
    return parts.map((part) => ({ key: part.key, result: notAttempted<T>(part, reason) }));
  }

  private async send(parts: readonly Part<K>[], leftMs: number): Promise<Settled<K, T>[]> {
    const envelopes: Part<K>[][] = [];
    for (let start = 0; start < parts.length; start += LARGEST_BATCH)
      envelopes.push(parts.slice(start, start + LARGEST_BATCH));
    const outcomes = await Promise.all(
      envelopes.map((envelope) =>
        tryEnvelope(this.graph, this.purpose, envelope, {
          chained: this.options.chained ?? false,
          path: this.options.path ?? "/$batch",
          ...(leftMs === Number.POSITIVE_INFINITY
            ? {}
            : { maxTotalMs: Math.min(LONGEST_ENVELOPE_MS, leftMs) }),
        }),
      ),
    );
    for (const outcome of outcomes) this.note(outcome);
    const again: Part<K>[] = [];
    const settled = outcomes.flatMap((outcome, place) =>
      this.read(envelopes[place] ?? [], outcome, again),
    );
    this.waiting.putBack(again);
    return settled;
  }

  /** Learns from an envelope how things stand; ends the run when going on makes no sense. */
  private note(outcome: EnvelopeOutcome): void {
    if (!outcome.refused) {
      this.touched ||= outcome.touched;
      this.failures = outcome.failure === undefined ? 0 : this.failures + 1;
    }
    if (!outcome.refused && this.failures < MOST_FAILURES) return;
    if (!this.touched) throw outcome.failure;
    this.end ??= textOf(outcome.failure);
  }

  /** What an envelope settled; what is to be sent again goes to `again`. */
  private read(
    parts: readonly Part<K>[],
    outcome: EnvelopeOutcome,
    again: Part<K>[],
  ): Settled<K, T>[] {
    if (outcome.refused) return this.giveUp(parts, textOf(outcome.failure));
    const settled: Settled<K, T>[] = [];
    // What depends on a request that waits, waits with it.
    let heldUntil = 0;
    for (const [place, part] of parts.entries()) {
      const answer = outcome.answers[place] as PartAnswer;
      if (this.options.chained && answer.status === FAILED_DEPENDENCY) {
        again.push({ ...part, notBefore: heldUntil });
        continue;
      }
      const decided = this.decide(part, answer);
      if ("result" in decided) settled.push(decided);
      else {
        again.push(decided);
        heldUntil = decided.notBefore;
      }
    }
    return settled;
  }

  /**
   * Whether a refusal may come from a replica that does not know yet what was created moments ago: an object
   * that the request names, that has not answered since, and that Graph does not tell from another one.
   */
  private isRecent({ path, body, awaitReplication }: GraphRequest, answer: PartAnswer): boolean {
    const { recent } = this.graph;
    if (answer.status < 400 || awaitReplication === false || recent === undefined) return false;
    const missing = /Resource '([^']+)'/.exec(JSON.stringify(answer.body ?? ""))?.[1];
    const names = [...pathNames(path), ...valueNames(body)].filter(
      (name) => !this.known.has(name.toLowerCase()),
    );
    return (
      recent.includesAny(names) &&
      (missing === undefined || !names.includes(missing) || recent.includesAny([missing]))
    );
  }

  private decide(part: Part<K>, answer: PartAnswer): Settled<K, T> | Part<K> {
    const { method, path } = part.request;
    const { recent, granted } = this.graph;
    if (answer.status < 400) for (const name of pathNames(path)) this.known.add(name.toLowerCase());
    if (answer.status === 201)
      for (const name of createdNames(path, answer.body)) recent?.remember(name);
    if (method === "DELETE" && answer.status < 400) recent?.forget(pathNames(path).at(-1) ?? "");
    const attempted = { ...part, attempts: part.attempts + 1 };
    const decision = partDecision<T>(attempted, answer, this.policy, this.now(), {
      isRecent: this.isRecent(part.request, answer),
      granted: granted?.(),
    });
    if (!decision.again) return { key: part.key, result: decision.result };
    const { waitMs, mayBeDone } = decision;
    return { ...attempted, mayBeDone, notBefore: this.waiting.time() + waitMs };
  }
}
