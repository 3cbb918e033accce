import type { MEMBERSHIP_CHANGES } from "../../inputs/membershipPolling";
import type { OBJECT_CHANGES } from "../../inputs/polling";
import type { Resync } from "./round";

/** What every event tells of its round. */
export interface RoundPlace {
  readonly resync: false | Resync;
  readonly round: string;
  /** From 1, rising over the round. */
  readonly sequence: number;
  /** ISO 8601. */
  readonly observedAt: string;
}

export type ObjectChange = (typeof OBJECT_CHANGES)[number];

/** Before the round gives it its place. */
export interface ObjectNews {
  readonly changeType: "existing" | ObjectChange | "resyncCompleted";
  readonly id: string | null;
  readonly resource: "users" | "groups" | "applications";
  /** The names of what changed; null where the record is whole, or there is none. */
  readonly changedProperties: string[] | null;
  readonly record: Record<string, unknown> | null;
}

export type ObjectEvent = ObjectNews & RoundPlace;

export type MembershipChange = (typeof MEMBERSHIP_CHANGES)[number];

export interface MembershipNews {
  readonly changeType: "existing" | MembershipChange | "memberDeleted" | "resyncCompleted";
  readonly groupId: string | null;
  readonly memberId: string | null;
  /** `user`, `group`, `device`, `servicePrincipal` and the like. */
  readonly memberType: string | null;
  readonly relationship: "members" | "owners" | null;
  /** Of `memberDeleted`. */
  readonly deletion?: "soft" | "permanent";
}

export type MembershipEvent = MembershipNews & RoundPlace;

/** The news as events, each with its place in the round. */
export const placeInRound = <N extends object>(
  news: readonly N[],
  {
    id,
    sequence,
    resync,
  }: { readonly id: string; readonly sequence: number; readonly resync: Resync | null },
  observedAt: string,
): (N & RoundPlace)[] =>
  news.map((item, index) =>
    // Node 20 takes 30 times as long for properties that follow a spread.
    Object.assign<object, N, RoundPlace>({}, item, {
      resync: resync ?? false,
      round: id,
      sequence: sequence + index + 1,
      observedAt,
    }),
  );
