import type { FlowRun } from "./flows";

/** What happened to a subscription, or on the way. Times are ISO 8601. */
export interface Mark {
  readonly at: string;
  readonly kind:
    | "created"
    | "found"
    | "renewed"
    | "removed"
    | "expired"
    | "handshake"
    | "notification"
    | "poll"
    | "lifecycle"
    | "renewal"
    | "rejected"
    | "failed";
  readonly subscriptionId?: string;
  readonly text: string;
}

/** The life of a subscription: from its creation, or from when it was found, to its expiry or removal. */
export interface Life {
  readonly id: string;
  readonly resource: string;
  readonly from: string;
  readonly until: string;
  readonly ended: boolean;
}

const KINDS: Readonly<Record<string, Mark["kind"]>> = {
  Notification: "notification",
  "URL Validation": "handshake",
  "Lifecycle Event": "lifecycle",
  "Subscription Renewal": "renewal",
  Rejected: "rejected",
};

const MOST_KEPT = 500;

export interface Subscription {
  readonly id: string;
  readonly resource: string;
  readonly expirationDateTime: string;
}

/**
 * Records what happens to the subscriptions of a tenant.
 *
 * @param living Those that there are. One that was not told as kept was there before.
 */
export const createTimeline = (now: () => Date, living: () => Promise<readonly Subscription[]>) => {
  const lives = new Map<string, Life>();
  let marks: Mark[] = [];

  const mark = (what: Mark): void => {
    marks = [...marks, what].slice(-MOST_KEPT);
  };

  /** A subscription is there, with an end of its own. */
  const keep = (
    { id, resource, expirationDateTime }: Subscription,
    first: "created" | "found" = "created",
  ): void => {
    const at = now().toISOString();
    const life = lives.get(id);
    lives.set(id, {
      id,
      resource,
      from: life?.from ?? at,
      until: expirationDateTime,
      ended: false,
    });
    mark({
      at,
      kind: life === undefined ? first : "renewed",
      subscriptionId: id,
      text: `${resource}, until ${expirationDateTime.slice(0, 16).replace("T", " ")}`,
    });
  };

  /** Ends the lives of those that are gone: expired at their time, else removed now. */
  const settle = (there: ReadonlySet<string>): void => {
    const at = now().toISOString();
    for (const life of lives.values()) {
      if (life.ended || there.has(life.id)) continue;
      const expired = Date.parse(life.until) <= now().getTime();
      lives.set(life.id, { ...life, ended: true, until: expired ? life.until : at });
      mark({
        at: expired ? life.until : at,
        kind: expired ? "expired" : "removed",
        subscriptionId: life.id,
        text: life.resource,
      });
    }
  };

  return {
    keep,
    ran: ({ at, flow, branch, error }: FlowRun): void => {
      // Polling triggers have no branches.
      const told = branch === undefined ? "poll" : (KINDS[branch] ?? "notification");
      const kind = error === undefined ? told : "failed";
      mark({ at, kind, text: error === undefined ? flow : `${flow}: ${error}` });
    },
    read: async () => {
      const there = await living();
      for (const subscription of there)
        if (lives.get(subscription.id)?.until !== subscription.expirationDateTime)
          keep(subscription, "found");
      settle(new Set(there.map(({ id }) => id)));
      const ordered = marks.toSorted((one, other) => one.at.localeCompare(other.at));
      return {
        now: now().toISOString(),
        lives: [...lives.values()],
        marks: ordered,
      };
    },
  };
};

export type Timeline = ReturnType<typeof createTimeline>;
