import type { Emulator } from "../emulator";

/** What the emulator is and how it is asked, with lines to paste into a shell. */
export const welcome = (emulator: Emulator): string => {
  const { url, tls, tenantId, domain, clientId, clientSecret, publicClientId } = emulator;
  const curl = tls === undefined ? "curl -s" : `curl -s --cacert ${tls.caFile}`;
  return `Microsoft Graph emulator: a stand-in for Microsoft Graph (v1.0, directory) and its sign-in endpoint. Nothing in it is real.

  Tenant            ${tenantId} or ${domain}
  Client ID         ${clientId}
  Client Secret     ${clientSecret}
  Public client ID  ${publicClientId} (no secret, for people)
  Scopes            ${url}/.default
  Sign-in Endpoint  ${url}
  Graph Endpoint    ${url}
${tls === undefined ? "" : `  CA to trust       ${tls.caFile}\n`}
A token, and the first users with it:

  TOKEN=$(${curl} ${url}/${tenantId}/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret} -d scope=https://graph.microsoft.com/.default | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
  ${curl} -H "Authorization: Bearer $TOKEN" "${url}/v1.0/users?\\$top=3&\\$select=displayName,userPrincipalName"

Steer it (clock, faults, directory, deliveries, exchanges):

  ${curl} ${url}/emulator
`;
};
