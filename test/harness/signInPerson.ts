interface SignInEndpoint {
  readonly url: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const CALLBACK = "http://localhost/callback";

/** An access token of the person behind the browser: the authorization code flow, with these scopes. */
export const signInPerson = async (
  { url, tenantId, clientId, clientSecret }: SignInEndpoint,
  scope: string,
): Promise<string> => {
  const endpoint = `${url}/${tenantId}/oauth2/v2.0`;
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope,
  });
  const page = await fetch(`${endpoint}/authorize?${asked}`, { redirect: "manual" });
  const back = new URL(page.headers.get("location") ?? "");
  const response = await fetch(`${endpoint}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: clientId,
      client_secret: clientSecret,
      code: back.searchParams.get("code") ?? "",
      redirect_uri: CALLBACK,
    }),
  });
  return String(((await response.json()) as { access_token: string }).access_token);
};
