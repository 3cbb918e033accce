/** How often a flow runs by itself, in milliseconds. */
export const schedules = {
  none: Number.POSITIVE_INFINITY,
  "every 5 minutes": 5 * 60_000,
  hourly: 3_600_000,
  daily: 86_400_000,
  weekly: 7 * 86_400_000,
} as const;

export type Schedule = keyof typeof schedules;

export const isSchedule = (value: unknown): value is Schedule =>
  typeof value === "string" && Object.hasOwn(schedules, value);

export interface Due {
  readonly flow: string;
  readonly at: number;
}

/** Which flow runs next, and when; the earliest first, and of two at the same time the one defined first. */
export const nextDue = (dues: readonly Due[]): Due | undefined =>
  dues
    .filter(({ at }) => Number.isFinite(at))
    .reduce<Due | undefined>(
      (first, due) => (first === undefined || due.at < first.at ? due : first),
      undefined,
    );
