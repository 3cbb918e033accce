import { assertGraphOrigin, graphPath, InputError, isAbsoluteUrl, isGuid } from "../../graph";
import { requiredObjectId } from "./id";

const LABEL = "Group Member OData ID";

const REFERENCE = /^\/(?:v1\.0|beta)\/\w+\/([^/]+)\/?$/;

const objectId = requiredObjectId(LABEL);

/**
 * The object that a bare id or an `@odata.id` URL names, and the reference to send for it, written
 * for the connection's cloud. The reference is no place for a token or a query: nothing but the path
 * of one object is accepted.
 */
export const memberReference = (
  value: string,
  origin: string,
): { memberId: string; odataId: string } => {
  if (!isAbsoluteUrl(value)) {
    const memberId = objectId(value);
    return { memberId, odataId: `${origin}/v1.0${graphPath`/directoryObjects/${memberId}`}` };
  }
  const { pathname, search, hash } = assertGraphOrigin(LABEL, value, origin);
  const memberId = REFERENCE.exec(pathname)?.[1];
  if (!isGuid(memberId) || search !== "" || hash !== "") {
    throw new InputError(LABEL, `expects a URL such as ${origin}/v1.0/directoryObjects/{id}`);
  }
  return { memberId, odataId: value };
};
