/** What the server holds and how it behaves; everything is rendered before the first request. */
export interface ServerPlan {
  readonly users: number;
  /** Pages of the list of users are rendered in these sizes; 100 is Graph's own. */
  readonly pageSizes?: readonly number[];
  /** The list of users as the pages of a delta query, too. */
  readonly delta?: boolean;
  readonly latencyMs: number;
  /** Compressed for whoever accepts it, as Graph does. */
  readonly gzip?: boolean;
  readonly https?: boolean;
  readonly limit?: { readonly resourceUnits: number; readonly windowMs: number };
}

/** Somebody who does the work of a scenario, in a process of its own for every round. */
export interface Contender {
  readonly key: string;
  readonly label: string;
  /** The file in `contenders`, and the function of it. */
  readonly file: "component" | "undici" | "axios" | "graphClient" | "node";
  readonly work: string;
  readonly input?: Readonly<Record<string, number | string>>;
  /** It speaks HTTPS only, and gets a server of its own that does. */
  readonly https?: boolean;
  /** Fewer than the others, for one that is slow and decides no goal. */
  readonly rounds?: number;
}

export interface Scenario {
  readonly key: string;
  readonly title: string;
  readonly server?: ServerPlan;
  /** How many things each contender has to have at the end. */
  readonly count: number;
  readonly contenders: readonly Contender[];
  /** Most of the time is waiting: the contenders do it side by side, each with a server of its own. */
  readonly sideBySide?: boolean;
  /** Instead of the rounds of the run. */
  readonly rounds?: number;
  /** A round takes so long that one more before the others would change nothing. */
  readonly withoutWarmUp?: boolean;
}

/** What the server sees of a contender. */
export interface Seen {
  readonly requests: number;
  readonly sockets: number;
  readonly handshakes: number;
  /** Requests that were refused with 429, or hold a part that was, in the window that had most of them. */
  readonly refusedInWindow: number;
  /** Creates that came on a connection that was idle for more than four seconds. */
  readonly lateCreates: number;
  /** How long the server was at work. */
  readonly serverMs: number;
}

/** What is measured of a round. Times are in milliseconds, memory is in MB. */
export interface Figures extends Seen {
  /** The work alone, in a process that has loaded everything. */
  readonly wallMs: number;
  readonly cpuMs: number;
  /** The largest memory of the whole process. */
  readonly peakMb: number;
  /** What the work added to the memory of the process at its largest. */
  readonly addedMb: number;
  /** From the start of the process to its end. */
  readonly processMs: number;
  /** Only where the work has one. */
  readonly bundleKb?: number;
}

export type Measure = keyof Figures;

/** A contender of a scenario. */
export interface Side {
  readonly scenario: string;
  readonly contender: string;
}

export interface Goal {
  readonly measure: Measure;
  readonly of: Side;
  /** A ratio of medians to this one; without it, the median itself. */
  readonly against?: Side;
  readonly atMost: number;
  /** Wished for: printed as missed where it is, and no failure. */
  readonly aim?: boolean;
}

export interface BenchCase {
  readonly key: string;
  readonly claim: string;
  /** What the time, CPU or memory that is left goes to. */
  readonly limitedBy: string;
  readonly notes?: readonly string[];
  readonly scenarios: readonly Scenario[];
  readonly goals: readonly Goal[];
}

/** `quick` is the smallest run that shows that everything works. */
export type CaseOf = (quick: boolean) => BenchCase;
