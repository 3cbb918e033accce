import { createHash, X509Certificate } from "node:crypto";
import { decodeProtectedHeader, jwtVerify } from "jose";
import type { Clock } from "./clock";
import { SignInFault } from "./signInFault";

const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const thumbprint = (pem: string): string =>
  createHash("sha256").update(new X509Certificate(pem).raw).digest("base64url");

const notRegistered = (): SignInFault =>
  new SignInFault(
    401,
    "invalid_client",
    700027,
    "The certificate with identifier used to sign the client assertion is not registered on application.",
  );

/**
 * Verifies the assertion of an app: signed with a certificate of the app by PS256, for this endpoint,
 * from and about the app, and within its time.
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export const checkClientAssertion = async (
  form: URLSearchParams,
  app: { readonly clientId: string; readonly certificates?: readonly string[] },
  audience: string,
  clock: Clock,
): Promise<void> => {
  const assertion = form.get("client_assertion") ?? "";
  if (form.get("client_assertion_type") !== JWT_BEARER) {
    throw new SignInFault(
      401,
      "invalid_client",
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  let identifier: unknown;
  try {
    identifier = decodeProtectedHeader(assertion)["x5t#S256"];
  } catch {
    throw new SignInFault(401, "invalid_client", 50027, "JWT token is invalid or malformed.");
  }
  const pem = app.certificates?.find((certificate) => thumbprint(certificate) === identifier);
  if (pem === undefined) throw notRegistered();
  try {
    await jwtVerify(assertion, new X509Certificate(pem).publicKey, {
      algorithms: ["PS256"],
      audience,
      issuer: app.clientId,
      subject: app.clientId,
      requiredClaims: ["exp", "nbf", "jti"],
      currentDate: clock.now(),
    });
  } catch (error) {
    if (/"(exp|nbf)"/.test((error as Error).message)) {
      throw new SignInFault(
        401,
        "invalid_client",
        700024,
        "Client assertion is not within its valid time range.",
      );
    }
    throw notRegistered();
  }
};
