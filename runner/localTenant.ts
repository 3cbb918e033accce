/** A stand-in for Microsoft Graph and its sign-in, on one origin of this machine. */
export interface LocalTenant {
  readonly url: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What a builder fills into a client credentials connection for it, as its own app or another one. */
export const localFields = (tenant: LocalTenant, app: App = tenant): Record<string, string> => ({
  tenant: tenant.tenantId,
  clientId: app.clientId,
  clientSecret: app.clientSecret,
  scopes: `${tenant.url}/.default`,
  entraIdEndpoint: tenant.url,
  baseUrl: tenant.url,
});
