import type { Emulator } from "../emulator";
import type { FlowRun } from "./flows";

/** What happened to a subscription, or on the way. Times are ISO 8601. */
export interface Mark {
  readonly at: string;
  readonly kind:
    | "created"
    | "renewed"
    | "removed"
    | "expired"
    | "handshake"
    | "notification"
    | "lifecycle"
    | "renewal"
    | "rejected"
    | "failed";
  readonly subscriptionId?: string;
  readonly text: string;
}

/** The life of a subscription: from its creation to its expiry, or to when it was removed. */
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

/** Takes down what becomes of every subscription of the emulated tenant. */
export const createTimeline = (emulator: Emulator) => {
  const lives = new Map<string, Life>();
  let marks: Mark[] = [];

  const mark = (what: Mark): void => {
    marks = [...marks, what].slice(-MOST_KEPT);
  };

  emulator.subscriptions.onKept(({ id, resource, expirationDateTime }) => {
    const at = emulator.clock.now().toISOString();
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
      kind: life === undefined ? "created" : "renewed",
      subscriptionId: id,
      text: `${resource}, until ${expirationDateTime.slice(0, 16).replace("T", " ")}`,
    });
  });

  /** Ends the lives of those that are gone: expired at their time, else removed now. */
  const settle = (): void => {
    const living = new Set(emulator.subscriptions.living().map(({ id }) => id));
    const now = emulator.clock.now().toISOString();
    for (const life of lives.values()) {
      if (life.ended || living.has(life.id)) continue;
      const expired = life.until <= now;
      lives.set(life.id, { ...life, ended: true, until: expired ? life.until : now });
      mark({
        at: expired ? life.until : now,
        kind: expired ? "expired" : "removed",
        subscriptionId: life.id,
        text: life.resource,
      });
    }
  };

  return {
    ran: ({ at, flow, branch, error }: FlowRun): void => {
      const kind = error === undefined ? (KINDS[branch ?? ""] ?? "notification") : "failed";
      mark({ at, kind, text: error === undefined ? flow : `${flow}: ${error}` });
    },
    read: () => {
      settle();
      const ordered = marks.toSorted((one, other) => one.at.localeCompare(other.at));
      return {
        now: emulator.clock.now().toISOString(),
        lives: [...lives.values()],
        marks: ordered,
      };
    },
  };
};

export type Timeline = ReturnType<typeof createTimeline>;
