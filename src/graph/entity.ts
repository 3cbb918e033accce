import { brokenAnswer } from "./errors/brokenAnswer";
import type { GraphClient, GraphRequest, GraphResponse } from "./http/request";
import { isObject } from "./isObject";

/** What no object of Graph has: an error, the entries of a list, the value of a property, parts of a batch. */
const FOREIGN = ["error", "value", "responses"];

const isEntity = (body: unknown): boolean =>
  isObject(body) &&
  !FOREIGN.some((name) => name in body) &&
  (!("id" in body) || typeof body.id === "string") &&
  Object.keys(body).some((name) => !name.startsWith("@odata."));

/**
 * The object in the answer to a request that reads or creates one. A good status with another body, such as
 * none, a list or an error of a gateway, is no object.
 *
 * @throws GraphError when the answer does not hold it; after a create it says that Graph carried it out.
 */
export const entityOf = <T>(
  request: GraphRequest,
  { status, body }: Pick<GraphResponse<unknown>, "status" | "body">,
): T => {
  if (!isEntity(body))
    throw brokenAnswer(request, "The answer did not hold the object", { status });
  return body as T;
};

/** The object that a request reads or creates. @throws As `entityOf` does, and the client. */
export const entity = async <T>(graph: GraphClient, request: GraphRequest): Promise<T> =>
  entityOf(request, await graph.request<unknown>(request));
