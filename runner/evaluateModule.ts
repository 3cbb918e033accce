import { createRequire } from "node:module";
import { dirname } from "node:path";

/** Modules of Node by their names, in the place of Node's own. */
type Modules = Readonly<Record<string, unknown>>;

/** The timers of a module, in the place of Node's own. */
export interface Timers {
  readonly setTimeout: typeof setTimeout;
  readonly clearTimeout: typeof clearTimeout;
}

/** What a module finds around it. */
export interface Surroundings {
  /** The time that it sees; real time unless given. */
  readonly now?: () => Date;
  /** What it gets when it asks for these modules of Node, `http` for one. */
  readonly modules?: Modules;
  readonly timers?: Timers;
}

type Run = (...values: unknown[]) => void;

/** The last text of each file: a bundle is run anew by every runner, and compiling it takes most of that. */
const compiled = new Map<string, { readonly text: string; readonly run: Run }>();

const compile = (text: string, file: string, names: readonly string[]): Run => {
  const known = compiled.get(file);
  if (known?.text === text) return known.run;
  const run = new Function(...names, text) as Run;
  compiled.set(file, { text, run });
  return run;
};

/**
 * Runs the text of a CommonJS module with a `Date` of its own, so that a test can move its time, and gives what
 * it exports.
 */
export const evaluateModule = (
  text: string,
  file: string,
  { now = () => new globalThis.Date(), modules = {}, timers = globalThis }: Surroundings,
): unknown => {
  class MovedDate extends Date {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [now().getTime()] : args) as [number]));
    }
    static override now(): number {
      return now().getTime();
    }
  }
  const module: { exports: unknown } = { exports: {} };
  const real = createRequire(file);
  const surroundings = {
    module,
    exports: module.exports,
    require: (name: string): unknown => modules[name.replace(/^node:/, "")] ?? real(name),
    __filename: file,
    __dirname: dirname(file),
    Date: MovedDate,
    // Asked for at each call: a test may have replaced Node's own since.
    setTimeout: ((...args: Parameters<typeof setTimeout>) =>
      timers.setTimeout(...args)) as typeof setTimeout,
    clearTimeout: ((timer) => timers.clearTimeout(timer)) as typeof clearTimeout,
  };
  compile(text, file, Object.keys(surroundings))(...Object.values(surroundings));
  return module.exports;
};
