import type { Goal, Measure } from "../cases/benchCase";
import type { Spread } from "../statistics";

const NAMES: Record<Measure, string> = {
  wallMs: "wall time",
  cpuMs: "CPU",
  peakMb: "peak memory",
  addedMb: "memory",
  processMs: "whole process",
  requests: "requests",
  sockets: "connections",
  handshakes: "TLS handshakes",
  refusedInWindow: "refused in a window",
  lateCreates: "creates on a connection idle for over 4 s",
  serverMs: "server",
  bundleKb: "size in KB",
};

const UNITS: Partial<Record<Measure, string>> = {
  wallMs: " ms",
  cpuMs: " ms",
  processMs: " ms",
  serverMs: " ms",
  peakMb: " MB",
  addedMb: " MB",
  bundleKb: " KB",
};

export const nameOf = (measure: Measure): string => NAMES[measure];

const rounded = (number: number): string =>
  number.toLocaleString("en-US", { maximumFractionDigits: number < 10 ? 1 : 0 });

/** A figure with its unit. */
export const figure = (measure: Measure, value: number): string =>
  `${rounded(value)}${UNITS[measure] ?? ""}`;

/** `512 (498–530)`: the median, and the least and the most of all rounds. */
export const spread = ({ median, least, most }: Spread): string =>
  least === most ? rounded(median) : `${rounded(median)} (${rounded(least)}–${rounded(most)})`;

export const ratio = (value: number): string => `${value.toFixed(3)} ×`;

/** What a goal was measured to be. */
export const measured = ({ measure, against }: Goal, value: number | undefined): string =>
  value === undefined
    ? "not measured"
    : against === undefined
      ? figure(measure, value)
      : ratio(value);

export const limitOf = ({ measure, against, atMost }: Goal): string =>
  against === undefined ? `≤ ${figure(measure, atMost)}` : `≤ ${atMost} ×`;
