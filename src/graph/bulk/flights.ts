import type { EnvelopeOutcome } from "./envelopeOutcome";
import type { Part } from "./waitingParts";
import { isWrite } from "./writtenObject";

/** Most envelopes under way at a time. */
export const MOST_IN_FLIGHT = 4;

/** An envelope whose outcome is known. */
export interface Landed<K> {
  readonly parts: readonly Part<K>[];
  readonly outcome: EnvelopeOutcome;
  /**
   * It was sent after everything that went wrong had come in. Of several that were under way when Graph
   * began to throttle, or went away, only the first to land is news.
   */
  readonly isNews: boolean;
}

interface Flight<K> {
  readonly parts: readonly Part<K>[];
  readonly sent: Promise<EnvelopeOutcome>;
  /** How much had gone wrong when it was sent. */
  readonly setbacks: number;
}

const isSetback = (outcome: EnvelopeOutcome): boolean =>
  outcome.refused || outcome.throttled || outcome.failure !== undefined;

/**
 * The envelopes under way. After one that was throttled, or got no answer, they go one at a time; each that
 * comes back clean makes room for one more. Those of which one writes an object that another names follow
 * each other, since Graph refuses writes to one object at a time.
 */
export class Flights<K> {
  private readonly flying = new Set<Flight<K>>();
  private room: number;
  private setbacks = 0;

  constructor(private readonly most: number) {
    this.room = most;
  }

  get size(): number {
    return this.flying.size;
  }

  hasRoom(): boolean {
    return this.flying.size < this.room;
  }

  /** What tells whether a request may go beside those under way. */
  guard(): (part: Part<K>) => boolean {
    const flying = [...this.flying].flatMap(({ parts }) => parts);
    const named = new Set(flying.map(({ object }) => object));
    const written = new Set(
      flying.filter(({ request }) => isWrite(request)).map(({ object }) => object),
    );
    return ({ object, request }) =>
      object === undefined || !(isWrite(request) ? named : written).has(object);
  }

  /** @param sent Never rejects. */
  launch(parts: readonly Part<K>[], sent: Promise<EnvelopeOutcome>): void {
    this.flying.add({ parts, sent, setbacks: this.setbacks });
  }

  /** The next that comes back. */
  async land(): Promise<Landed<K>> {
    const [flight, outcome] = await Promise.race(
      [...this.flying].map(async (one) => [one, await one.sent] as const),
    );
    this.flying.delete(flight);
    const isNews = flight.setbacks === this.setbacks;
    if (isSetback(outcome)) {
      this.room = 1;
      this.setbacks += 1;
    } else if (isNews) this.room = Math.min(this.most, this.room + 1);
    return { parts: flight.parts, outcome, isNews };
  }
}
