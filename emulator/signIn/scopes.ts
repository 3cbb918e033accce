import { SignInFault } from "./signInFault";

/** Microsoft Graph by its app ID and its hosts; the emulator's own origin stands for it as well. */
const GRAPH = [
  "00000003-0000-0000-c000-000000000000",
  "https://graph.microsoft.com",
  "https://graph.microsoft.us",
  "https://dod-graph.microsoft.us",
  "https://microsoftgraph.chinacloudapi.cn",
];

const OPENID = ["openid", "profile", "email", "offline_access"];

export const splitScopes = (scope: string): string[] => scope.split(/\s+/).filter(Boolean);

/** `https://graph.microsoft.com/User.Read` → the resource and `User.Read`; a short one is Graph's. */
const partsOf = (scope: string): { resource: string | undefined; name: string } => {
  const end = scope.lastIndexOf("/");
  if (end === -1) return { resource: undefined, name: scope };
  return { resource: scope.slice(0, end).replace(/\/$/, ""), name: scope.slice(end + 1) };
};

export const shortScope = (scope: string): string => partsOf(scope).name;

const checkResource = (resource: string, origin: string, tenantId: string): void => {
  if ([...GRAPH, origin].includes(resource.toLowerCase())) return;
  throw new SignInFault(
    400,
    "invalid_resource",
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${tenantId}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  );
};

/** An app that signs in as itself asks for everything that was consented to, of one resource. */
export const checkAppScope = (scope: string, origin: string, tenantId: string): void => {
  const { resource, name } = partsOf(scope);
  if (resource === undefined || name !== ".default" || /\s/.test(scope)) {
    throw new SignInFault(
      400,
      "invalid_scope",
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  checkResource(resource, origin, tenantId);
};

/** Somebody asks for permissions by name, in the long or the short form. */
export const checkUserScopes = (scope: string, origin: string, tenantId: string): void => {
  const scopes = splitScopes(scope);
  for (const one of scopes) {
    const { resource, name } = partsOf(one);
    if (resource !== undefined) checkResource(resource, origin, tenantId);
    if (/^[A-Za-z][\w.-]*$/.test(name) || name === ".default" || OPENID.includes(name)) continue;
    throw new SignInFault(
      400,
      "invalid_scope",
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    );
  }
};
