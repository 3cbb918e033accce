import { isObject } from "../isObject";
import { jsonOrText } from "./readFailure";

/**
 * What a request of a batch was refused with: Graph's error also where it came as text, or as base64, in which
 * a batch gives what it does not take for JSON. Any other body stays as it is.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const refusalBody = (status: number, body: unknown): unknown => {
  if (status < 400 || typeof body !== "string") return body;
  const readings = [body, Buffer.from(body, "base64").toString()].map(jsonOrText);
  return readings.find((reading) => isObject(reading) && isObject(reading.error)) ?? body;
};
