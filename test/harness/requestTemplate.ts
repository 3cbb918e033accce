import { isObject } from "../../src/graph";
import published from "../fixtures/graphPermissions.json";
import type { Call } from "./playGraph";

type Sent = Pick<Call, "method" | "path" | "body">;

/**
 * `GET /users/{id}`, as Microsoft's permissions file writes a request; with the property behind it where
 * one that has permissions of its own is written alone.
 */
export const templateOf = ({ method, path, body }: Sent): string => {
  const bare = decodeURIComponent(path.split("?", 1)[0] ?? "").replace(/^\/v1\.0/, "");
  const template = bare
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "{id}")
    .replace(/(\/(?:appRoleAssignedTo|roleAssignments))\/[\w-]+/, "$1/{id}");
  const request = `${method} ${template.replace(/(\w+)='[^']*'/g, "$1='{$1}'")}`;
  const ofProperty = `${request} ${Object.keys(body ?? {}).join()}`;
  return ofProperty in published ? ofProperty : request;
};

/** A request, or those inside of a batch. */
export const partsOf = (call: Call): Sent[] => {
  const { requests } = (isObject(call.body) ? call.body : {}) as {
    requests?: (Omit<Sent, "path"> & { url: string })[];
  };
  if (!call.path.endsWith("/$batch") || requests === undefined) return [call];
  return requests.map(({ url, ...request }) => ({ ...request, path: url }));
};
