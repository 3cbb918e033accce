import { assertGraphOrigin, graphPath, InputError, isAbsoluteUrl, isGuid } from "../../graph";
import { requiredObjectId } from "./id";

const LABEL = "Group Member OData ID";

const REFERENCE = /^\/(?:v1\.0|beta)\/\w+\/([^/]+)\/?$/;

const objectId = requiredObjectId(LABEL);

/**
 * The id in an `@odata.id` URL. It is no place for a token or a query: nothing but the path of one object
 * of the connection's cloud is accepted.
 */
export const idOfReference = (label: string, url: string, origin: string): string => {
  const { pathname, search, hash } = assertGraphOrigin(label, url, origin);
  const id = REFERENCE.exec(pathname)?.[1];
  if (!isGuid(id) || search !== "" || hash !== "") {
    throw new InputError(label, `expects a URL such as ${origin}/v1.0/directoryObjects/{id}`);
  }
  return id;
};

/**
 * The object that a bare id or an `@odata.id` URL names, and the reference to send for it, written
 * for the connection's cloud.
 */
export const memberReference = (
  value: string,
  origin: string,
): { memberId: string; odataId: string } => {
  if (!isAbsoluteUrl(value)) {
    const memberId = objectId(value);
    return { memberId, odataId: `${origin}/v1.0${graphPath`/directoryObjects/${memberId}`}` };
  }
  return { memberId: idOfReference(LABEL, value, origin), odataId: value };
};
