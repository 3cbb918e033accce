/** Whether what was kept between runs is a time, ISO 8601. */
export const isTime = (value: unknown): value is string =>
  typeof value === "string" && !Number.isNaN(Date.parse(value));
