import { InputError } from "../../graph";

// https://learn.microsoft.com/graph/api/resources/user (userPrincipalName)
const LOCAL_PART = /^[A-Za-z0-9'.\-_!#^~]{1,64}$/;
const DOMAIN =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

const check = (localPart: string, domain: string): { localPart: string; full: string } => {
  if (!LOCAL_PART.test(localPart)) {
    throw new InputError(
      "User Principal Name",
      "the part before the @ must be 1 to 64 of these characters: A-Z a-z 0-9 ' . - _ ! # ^ ~",
    );
  }
  if (!DOMAIN.test(domain)) {
    throw new InputError("Domain", "must be a domain such as contoso.onmicrosoft.com");
  }
  return { localPart, full: `${localPart}@${domain}` };
};

/**
 * Puts a user principal name together from its two inputs. A full name is accepted when its domain
 * agrees with Domain, or when Domain is empty.
 */
export const joinUserPrincipalName = (
  name: string,
  domain: string | undefined,
): { localPart: string; full: string } => {
  const at = name.lastIndexOf("@");
  if (at === -1) {
    if (domain === undefined) {
      throw new InputError("Domain", "is required together with User Principal Name");
    }
    return check(name, domain.replace(/^@/, ""));
  }
  const [localPart, ownDomain] = [name.slice(0, at), name.slice(at + 1)];
  if (domain !== undefined && domain.replace(/^@/, "").toLowerCase() !== ownDomain.toLowerCase()) {
    throw new InputError(
      "User Principal Name",
      `ends in @${ownDomain}, but Domain is ${domain}. Leave the domain out of one of them`,
    );
  }
  return check(localPart, ownDomain);
};

/** A whole user principal name, with its domain. */
export const checkUserPrincipalName = (label: string, name: string): string => {
  const at = name.lastIndexOf("@");
  if (at === -1 || !LOCAL_PART.test(name.slice(0, at)) || !DOMAIN.test(name.slice(at + 1)))
    throw new InputError(label, "must be a whole name such as AdeleV@contoso.onmicrosoft.com");
  return name;
};
