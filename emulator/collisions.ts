/** A write of a batch, as far as it tells which group it writes. */
interface Write {
  readonly method: string;
  /** Path under /v1.0. */
  readonly url: string;
  readonly dependsOn: readonly string[];
}

/** `/groups/1/members/$ref` → `1`; undefined for reads, and for what is no group. */
const groupOf = ({ method, url }: Write): string | undefined =>
  method === "GET" ? undefined : /^\/groups\/([^/?]+)/i.exec(url)?.[1]?.toLowerCase();

/**
 * Two writes to one group at a time may be refused with 409: parallel requests of one batch, and batches that
 * overlap. Graph need not refuse them, so this is a habit that a test sets.
 *
 * @see https://learn.microsoft.com/graph/errors
 */
export const createCollisions = () => {
  const habit = { refuses: false };
  const underWay = new Map<string, number>();

  /** Begins a batch: which of its requests collide, and what ends it. */
  const begin = (writes: readonly Write[]) => {
    const groups = writes.map(groupOf);
    const busy = new Set(underWay.keys());
    const mine = new Set(groups.filter((group) => group !== undefined));
    for (const group of mine) underWay.set(group, (underWay.get(group) ?? 0) + 1);
    const seen = new Set<string>();
    const collide = writes.map(({ dependsOn }, place) => {
      const group = groups[place];
      if (!habit.refuses || group === undefined) return false;
      const isSecond = seen.has(group) && dependsOn.length === 0;
      seen.add(group);
      return isSecond || busy.has(group);
    });
    return {
      collides: (place: number): boolean => collide[place] ?? false,
      end: (): void => {
        for (const group of mine) {
          const left = (underWay.get(group) ?? 1) - 1;
          if (left > 0) underWay.set(group, left);
          else underWay.delete(group);
        }
      },
    };
  };

  return { habit, begin };
};

export type Collisions = ReturnType<typeof createCollisions>;
