/** How far the flow has read in Graph's log of changes. It outlives the run in the state of the flow. */
export interface Place {
  /** Where the next page is: in the middle of a round, or where the next round begins. */
  link: string;
  /** When the round began that the link comes from. */
  roundBegan: string;
  /** The round tells of everybody, not only of changes. */
  isFull: boolean;
}

/** Graph keeps a place for seven days, counted from the round. */
const PLACE_LIVES_MS = 6 * 24 * 60 * 60 * 1000;

const isPlace = (value: unknown): value is Place =>
  typeof value === "object" && value !== null && "link" in value && "roundBegan" in value;

/** The saved place; a new one, which reads everybody, when there is none or Graph has forgotten it. */
export const placeFrom = (saved: unknown, now: Date): Place =>
  isPlace(saved) && now.getTime() - Date.parse(saved.roundBegan) < PLACE_LIVES_MS
    ? saved
    : { link: "/users/delta", roundBegan: now.toISOString(), isFull: true };
