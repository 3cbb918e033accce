import type { GraphClient } from "../http/request";
import type { BatchResult } from "./batchResult";
import type { PartAnswer } from "./envelope";
import { KnownObjects } from "./knownObjects";
import { type AttemptPolicy, partDecision } from "./partDecision";
import type { Part } from "./waitingParts";

/** What came of a request. */
export interface Settled<K, T> {
  readonly key: K;
  readonly result: BatchResult<T>;
}

/** What an envelope settled, and what is to be sent again. */
export interface Reading<K, T> {
  readonly settled: readonly Settled<K, T>[];
  readonly again: readonly Part<K>[];
}

const FAILED_DEPENDENCY = 424;

/** Reads the answers of envelopes: what each says of its request. */
export class EnvelopeReader<K, T> {
  private readonly known: KnownObjects;

  constructor(
    private readonly graph: GraphClient,
    private readonly policy: AttemptPolicy,
    private readonly chained: boolean,
    private readonly now: () => Date,
  ) {
    this.known = new KnownObjects(graph.recent);
  }

  /** @param time When what has to wait begins to wait, in milliseconds since 1970. */
  read(parts: readonly Part<K>[], answers: readonly PartAnswer[], time: number): Reading<K, T> {
    const settled: Settled<K, T>[] = [];
    const again: Part<K>[] = [];
    // What depends on a request that waits, waits with it.
    let heldUntil = 0;
    for (const [place, part] of parts.entries()) {
      const answer = answers[place] as PartAnswer;
      if (this.chained && answer.status === FAILED_DEPENDENCY) {
        again.push({ ...part, notBefore: heldUntil });
        continue;
      }
      const decided = this.decide(part, answer, time);
      if ("result" in decided) settled.push(decided);
      else {
        again.push(decided);
        heldUntil = decided.notBefore;
      }
    }
    return { settled, again };
  }

  private decide(part: Part<K>, answer: PartAnswer, time: number): Settled<K, T> | Part<K> {
    this.known.learn(part.request, answer);
    const attempted = { ...part, attempts: part.attempts + 1 };
    const decision = partDecision<T>(attempted, answer, this.policy, this.now(), {
      isRecent: this.known.isRecent(part.request, answer),
      granted: this.graph.granted?.(),
    });
    if (!decision.again) return { key: part.key, result: decision.result };
    const { waitMs, mayBeDone } = decision;
    return { ...attempted, mayBeDone, notBefore: time + waitMs };
  }
}
