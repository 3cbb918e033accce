import { isScalar, Pair, Scalar, type YAMLMap } from "yaml";
import { commentsIn, isEmpty, readObject } from "./objectInput";
import { isKnownObject, type Kind, ourName, publicInputs } from "./publicComponent";
import type { Thing } from "./thisComponent";

/** What is to become of the inputs of a step or picker. */
export interface InputsPlan {
  /** Why it cannot be moved; nothing else counts then. */
  readonly problems: readonly string[];
  /** What is laid out or renamed. */
  readonly told: readonly string[];
  /** What this component has no input for. */
  readonly leftOut: readonly string[];
  readonly apply: (inputs: YAMLMap) => void;
}

interface Input {
  readonly key: string;
  /** Where the file has it: `$filter`, or `odataQueryParams.$filter`. */
  readonly where: string;
  /** The key as a node, with what the file says of it. */
  readonly node: Scalar;
  readonly value: unknown;
}

/** What one input of the file becomes: inputs, and comments that stand above the next one. */
interface Part {
  readonly problem?: string;
  readonly told?: string;
  readonly leftOut?: readonly string[];
  readonly entries: readonly (Input | { readonly comment: string })[];
}

const said = (comment: string) => ({ comment });

const renamed = (key: unknown, name: string): Scalar => {
  const node = isScalar(key) ? (key.clone() as Scalar) : new Scalar(name);
  node.value = name;
  return node;
};

const copied = ({ key, value }: Pair, name: string): Part => {
  const ours = ourName(name);
  const input = { key: ours, where: name, node: renamed(key, ours), value };
  return { entries: [input], ...(ours === name ? {} : { told: `${name} is now ${ours}` }) };
};

const stopped = (name: string, why: string): Part => ({ entries: [], problem: `${name}: ${why}` });

const laidOut = (pair: Pair, name: string, thing: Thing): Part => {
  const object = readObject(pair.value);
  if ("unknown" in object) return stopped(name, object.unknown);
  const isOurs = (key: string): boolean => thing.inputs.some((input) => input.key === key);
  const keys = object.children.map(({ key }) => key);
  const foreign = keys.filter((key) => !isOurs(key));
  if (foreign.length > 0 && !isKnownObject(thing.key, name))
    return stopped(name, `this component has no input ${foreign.join(", ")}`);
  if (new Set(keys).size < keys.length) return stopped(name, "it holds an input twice");
  const lifted = keys.filter(isOurs);
  const becomes =
    lifted.length > 0 ? `is laid out as ${lifted.join(", ")}` : "held nothing to move, and is gone";
  return {
    told: `${name} ${becomes}`,
    leftOut: foreign.map((key) => `${name}.${key}`),
    entries: [
      ...[...commentsIn(pair.key), ...commentsIn(pair.value)].map(said),
      ...object.children.flatMap(({ key, value, comments }) => {
        const where = `${name}.${key}`;
        const last = isOurs(key)
          ? { key, where, node: new Scalar(key), value }
          : said(
              ` Left out, since this component has no such input: ${where} ${JSON.stringify(value)}`,
            );
        return [...comments.map(said), last];
      }),
    ],
  };
};

/** The one that counts of the inputs that are given for one key; nothing when they differ. */
const chosen = (inputs: readonly Input[]): Input | undefined => {
  const given = inputs.filter(({ value }) => !isEmpty(value));
  const values = new Set(given.map(({ value }) => JSON.stringify(value)));
  return values.size > 1 ? undefined : (given[0] ?? inputs[0]);
};

const withAbove = (node: Scalar, above: readonly string[]): Scalar => {
  const own = node.commentBefore;
  if (above.length > 0) node.commentBefore = [...above, ...(own ? [own] : [])].join("\n");
  return node;
};

/**
 * Plans the inputs of a step of the public component as this one has them: one by one, under this
 * component's keys. Nothing is changed until `apply`.
 */
export const planInputs = (kind: Kind, thing: Thing, inputs: YAMLMap | undefined): InputsPlan => {
  const known = publicInputs(kind, thing.key) ?? [];
  const parts = (inputs?.items ?? []).map((pair): Part => {
    const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
    if (known.includes(ourName(name))) return copied(pair, name);
    return thing.inputs.some(({ key }) => key === name)
      ? stopped(name, "this component has such an input, but the public one is not known to")
      : laidOut(pair, name, thing);
  });
  const entries = parts.flatMap((part) => part.entries);
  const all = entries.filter((entry) => "key" in entry);
  const byKey = new Map(all.map(({ key }) => [key, all.filter((input) => input.key === key)]));
  const twice = [...byKey.values()].filter((group) => chosen(group) === undefined);

  return {
    problems: [
      ...parts.flatMap(({ problem }) => problem ?? []),
      ...twice.map((group) => `${group.map(({ where }) => where).join(" and ")} differ`),
    ],
    told: parts.flatMap(({ told }) => told ?? []),
    leftOut: parts.flatMap(({ leftOut = [] }) => leftOut),
    apply: (map) => {
      let above: string[] = [];
      map.items = entries.flatMap((entry) => {
        if ("comment" in entry) {
          above.push(entry.comment);
          return [];
        }
        if (chosen(byKey.get(entry.key) ?? []) !== entry) {
          above.push(...commentsIn(entry.node), ...commentsIn(entry.value));
          return [];
        }
        const pair = new Pair(withAbove(entry.node, above), entry.value);
        above = [];
        return [pair];
      });
      if (above.length > 0)
        map.comment = [...(map.comment ? [map.comment] : []), ...above].join("\n");
    },
  };
};
