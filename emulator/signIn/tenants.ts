import { SignInFault } from "./signInFault";

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DOMAIN = /^[\da-z-]+(\.[\da-z-]+)+$/i;

/** Whoever signs in there says which tenant it is. */
const OF_PEOPLE = ["common", "organizations"];

export interface Tenant {
  readonly id: string;
  readonly domain: string;
}

export const isOfPeople = (name: string): boolean => OF_PEOPLE.includes(name.toLowerCase());

const isConcrete = ({ id, domain }: Tenant, name: string): boolean =>
  [id, domain].includes(name.toLowerCase());

/** The names in a URL that lead to the tenant. */
export const namesOf = ({ id, domain }: Tenant): readonly string[] => [id, domain, ...OF_PEOPLE];

/** Refuses a URL that does not lead to the tenant. */
export const checkTenant = (tenant: Tenant, name: string): void => {
  if (isConcrete(tenant, name) || isOfPeople(name)) return;
  if (name.toLowerCase() === "consumers") {
    throw new SignInFault(
      400,
      "unauthorized_client",
      700016,
      "Application was not found in the directory 'Microsoft Accounts'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
    );
  }
  if (!GUID.test(name) && !DOMAIN.test(name)) {
    throw new SignInFault(
      400,
      "invalid_request",
      900023,
      `Specified tenant identifier '${name}' is neither a valid DNS name, nor a valid external domain.`,
    );
  }
  throw new SignInFault(
    400,
    "invalid_request",
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );
};

/** An app that signs in as itself must say which tenant it means. */
export const checkConcrete = (tenant: Tenant, name: string): void => {
  if (isConcrete(tenant, name)) return;
  throw new SignInFault(
    400,
    "invalid_request",
    50059,
    "No tenant-identifying information found in either the request or implied by any provided credentials.",
  );
};
