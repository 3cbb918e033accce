/** How the results of a step are called: "GET Request 2" is `getRequest2`, "Get a Queue's URL" `getAQueueSUrl`. */
export const referenceName = (stepName: string): string =>
  (stepName.match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join("");
