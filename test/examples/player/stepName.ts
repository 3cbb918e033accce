/**
 * What references call a step: each word with a capital, the first without, all else left out. "Get a Queue's
 * URL" is `getAQueueSUrl`.
 */
export const referenceName = (name: string): string =>
  (name.match(/[A-Za-z0-9]+/g) ?? [])
    .map((word) => word.toLowerCase())
    .map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join("");
