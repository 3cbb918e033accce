import { brokenAnswer } from "./errors/brokenAnswer";
import type { GraphClient, GraphRequest } from "./http/request";
import { isObject } from "./isObject";

/**
 * The object that a request reads or creates. A good status with another body, such as none, a list or
 * an error of a gateway, is no object.
 *
 * @throws GraphError when the answer does not hold it; after a create it says that Graph carried it out.
 */
export const entity = async <T>(graph: GraphClient, request: GraphRequest): Promise<T> => {
  const { status, body } = await graph.request<unknown>(request);
  const isEntity =
    isObject(body) &&
    !("error" in body) &&
    !Array.isArray(body.value) &&
    Object.keys(body).some((name) => !name.startsWith("@odata."));
  if (!isEntity) throw brokenAnswer(request, "The answer did not hold the object", { status });
  return body as T;
};
