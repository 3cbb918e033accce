import { createHash, X509Certificate } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from "jose";
import type { Clock } from "../clock";
import { malformed, SignInFault, wanted } from "./signInFault";

const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** How far the clocks of an app and the endpoint may be apart. Microsoft's own library rounds its seconds up. */
const SKEW_SECONDS = 300;
const REVIEW =
  "Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials.";

const invalid = (aadsts: number, message: string): SignInFault =>
  new SignInFault(401, "invalid_client", aadsts, message);

const thumbprint = (pem: string, hash: "sha1" | "sha256"): string =>
  createHash(hash).update(new X509Certificate(pem).raw).digest("base64url");

/** The certificate that the header names, by its newer or its older thumbprint. */
const certificateOf = (
  header: Readonly<Record<string, unknown>>,
  certificates: readonly string[],
  clientId: string,
): X509Certificate => {
  const { "x5t#S256": newer, x5t: older } = header;
  const pem = certificates.find((candidate) =>
    newer === undefined
      ? thumbprint(candidate, "sha1") === older
      : thumbprint(candidate, "sha256") === newer,
  );
  if (pem !== undefined) return new X509Certificate(pem);
  throw invalid(
    700027,
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${String(newer ?? older ?? "")}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`,
  );
};

/** Which claim is wrong, in Microsoft's words. */
const refusalOf = (error: unknown, claims: Readonly<Record<string, unknown>>, now: Date) => {
  const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : undefined;
  const date = (seconds: unknown): string =>
    typeof seconds === "number" ? new Date(seconds * 1000).toISOString() : "none";
  if (error instanceof errors.JWTExpired || claim === "nbf" || claim === "exp") {
    return invalid(
      700024,
      `Client assertion is not within its valid time range. Current time: ${now.toISOString()}, assertion valid from ${date(claims.nbf)}, expiry time of assertion ${date(claims.exp)}. ${REVIEW}`,
    );
  }
  if (claim === "aud") {
    return invalid(
      700023,
      `Client assertion audience claim does not match Realm issuer. ${REVIEW}`,
    );
  }
  if (claim === "iss" || claim === "sub") {
    return invalid(
      700021,
      `Client assertion application identifier doesn't match 'client_id' parameter. ${REVIEW}`,
    );
  }
  if (claim !== undefined) return invalid(50027, "JWT token is invalid or malformed.");
  return invalid(
    700027,
    "Client assertion contains an invalid signature. [Reason - The key was found, but use of the key to verify the signature failed.]",
  );
};

/**
 * Verifies the assertion of an app: signed with a certificate of the app by PS256 or RS256, for this
 * endpoint, from and about the app, and within its time.
 *
 * @param audiences The URLs that it may be made out to, each without a query.
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export const checkClientAssertion = async (
  form: URLSearchParams,
  app: { readonly clientId: string; readonly certificates?: readonly string[] },
  audiences: readonly string[],
  clock: Clock,
): Promise<void> => {
  if (wanted(form, "client_assertion_type") !== JWT_BEARER) throw malformed("invalid_request");
  const assertion = wanted(form, "client_assertion");
  const readable = (): [Record<string, unknown>, Record<string, unknown>] => {
    try {
      return [decodeProtectedHeader(assertion), decodeJwt(assertion)];
    } catch {
      throw invalid(50027, "JWT token is invalid or malformed.");
    }
  };
  const [header, claims] = readable();
  const certificate = certificateOf(header, app.certificates ?? [], app.clientId);
  if (Date.parse(certificate.validTo) <= clock.now().getTime()) {
    throw invalid(
      700027,
      "Client assertion contains an invalid signature. [Reason - The key used is expired.]",
    );
  }
  try {
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ["PS256", "RS256"],
      audience: [...audiences],
      issuer: app.clientId,
      subject: app.clientId,
      requiredClaims: ["exp", "nbf", "jti"],
      currentDate: clock.now(),
      clockTolerance: SKEW_SECONDS,
    });
  } catch (error) {
    throw refusalOf(error, claims, clock.now());
  }
};
