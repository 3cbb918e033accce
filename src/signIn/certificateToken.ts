import { randomUUID } from "node:crypto";
import axios, { AxiosError, isAxiosError } from "axios";
import axiosRetry from "axios-retry";
import { SignJWT } from "jose";
import { redaction, setNewest } from "../graph";
import { aadErrorText, readAadError } from "./aadError";
import { type SigningCertificate, signingCertificate } from "./certificate";

export interface CertificateSignIn {
  readonly tenant: string;
  readonly clientId: string;
  readonly certificate: string;
  readonly privateKey: string;
  /** Empty when the key has none. */
  readonly passphrase: string;
  /** `https://login.microsoftonline.com` */
  readonly loginOrigin: string;
  /** `https://graph.microsoft.com` */
  readonly graphOrigin: string;
}

/** Microsoft Entra refused the sign-in, or could not be reached. */
export class SignInError extends Error {
  override readonly name = "SignInError";
}

export const NO_ANSWER =
  "Sign-in failed: the sign-in endpoint did not answer in time. Run the step again later.";

interface CachedToken {
  readonly token: Promise<string>;
  /** Milliseconds since 1970; set once the token is there. */
  expires: number;
}

const MINUTE = 60_000;
const RENEW_BEFORE_MS = 5 * MINUTE;
const ASSERTION_MINUTES = 10;
const TIMEOUT_MS = 10_000;
/** For a sign-in with its repeats, since all calls of a tenant wait for the same one. */
const DEADLINE_MS = 20_000;
const LONGEST_ANSWER = 1_000_000;
const MOST_TOKENS = 1_000;

const cache = new Map<string, CachedToken>();

const cacheKey = (signIn: CertificateSignIn, { thumbprint }: SigningCertificate): string =>
  [signIn.loginOrigin, signIn.tenant, signIn.clientId, thumbprint, signIn.graphOrigin].join("|");

/** @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
const assertion = (
  clientId: string,
  tokenUrl: string,
  certificate: SigningCertificate,
  now: Date,
): Promise<string> => {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: "PS256", typ: "JWT", "x5t#S256": certificate.thumbprint })
    .setAudience(tokenUrl)
    .setIssuer(clientId)
    .setSubject(clientId)
    .setJti(randomUUID())
    .setNotBefore(seconds)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ASSERTION_MINUTES * 60)
    .sign(certificate.key);
};

const http = axios.create({
  maxRedirects: 0,
  timeout: TIMEOUT_MS,
  maxContentLength: LONGEST_ANSWER,
});
axiosRetry(http, {
  retries: 2,
  retryDelay: axiosRetry.exponentialDelay,
  // A token request changes nothing, so it may be sent again; a refusal is an answer.
  // axios gives ERR_BAD_RESPONSE both to a 5xx and, without a response, to an answer that is too large.
  retryCondition: ({ response, config, code }) =>
    config?.signal?.aborted !== true &&
    (response === undefined
      ? code !== AxiosError.ERR_BAD_RESPONSE
      : response.status === 429 || response.status >= 500),
});

/** Microsoft answers JSON; what does not come in time is told as such. */
const failureText = (error: AxiosError): string =>
  error.code === AxiosError.ERR_CANCELED || error.code === AxiosError.ECONNABORTED
    ? NO_ANSWER
    : aadErrorText(
        error.response?.status,
        readAadError(error.response?.data ?? { error: error.code }),
      );

const requestToken = async (
  signIn: CertificateSignIn,
  certificate: SigningCertificate,
  now: Date,
) => {
  const { tenant, clientId, loginOrigin, graphOrigin } = signIn;
  const tokenUrl = `${loginOrigin}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const signed = await assertion(clientId, tokenUrl, certificate, now);
  const form = new URLSearchParams({
    client_id: clientId,
    scope: `${graphOrigin}/.default`,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: signed,
    grant_type: "client_credentials",
  });
  try {
    const { data } = await http.post<{ access_token?: unknown; expires_in?: unknown } | null>(
      tokenUrl,
      form,
      { signal: AbortSignal.timeout(DEADLINE_MS) },
    );
    if (typeof data?.access_token !== "string" || !/^[\x21-\x7e]+$/.test(data.access_token))
      throw new SignInError("Sign-in failed: the answer held no token. Check Sign-in Endpoint.");
    return { token: data.access_token, lifetimeMs: (Number(data.expires_in) || 0) * 1000 };
  } catch (error) {
    // The axios error carries the assertion, so only its words go on.
    if (!isAxiosError(error)) throw error;
    throw new SignInError(redaction([signed])(failureText(error)));
  }
};

/**
 * An access token for the app, signed for with its certificate. Tokens are kept per tenant, app,
 * certificate and cloud, fetched once by concurrent calls, and renewed five minutes before they
 * expire.
 *
 * @param renew Fetch a new one although the kept one has not expired, after Graph refused it.
 * @throws InputError for a certificate or key that cannot be used; SignInError when it is refused.
 */
export const certificateToken = async (
  signIn: CertificateSignIn,
  { renew = false, now = new Date() }: { renew?: boolean; now?: Date } = {},
): Promise<string> => {
  const certificate = signingCertificate(signIn, now);
  const key = cacheKey(signIn, certificate);
  const kept = cache.get(key);
  if (!renew && kept !== undefined && kept.expires - RENEW_BEFORE_MS > now.getTime())
    return kept.token;

  const entry: CachedToken = {
    token: requestToken(signIn, certificate, now).then(({ token, lifetimeMs }) => {
      entry.expires = now.getTime() + lifetimeMs;
      return token;
    }),
    expires: Number.POSITIVE_INFINITY,
  };
  setNewest(cache, key, entry, MOST_TOKENS);
  try {
    return await entry.token;
  } catch (error) {
    if (cache.get(key) === entry) cache.delete(key);
    throw error;
  }
};
