import { readFileSync } from "node:fs";
import { allOrNone } from "../../cli/environment";
import { UsageError } from "../../cli/usageError";
import type { World } from "./world";

/** The worldwide cloud. */
const CLOUD = {
  ENTRA_SIGN_IN_ENDPOINT: "https://login.microsoftonline.com",
  ENTRA_GRAPH_ENDPOINT: "https://graph.microsoft.com",
};

const fileOf = (name: string, path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const originOf = (name: string, text: string): string => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageError(`${name} takes an https URL, not "${text}"`);
  return new URL(text).origin;
};

/**
 * A real tenant, named by the environment: `ENTRA_TENANT_ID` and `ENTRA_CLIENT_ID` with
 * `ENTRA_CLIENT_SECRET`, or with the files `ENTRA_CERTIFICATE` and `ENTRA_PRIVATE_KEY` (PEM). It is in the
 * worldwide cloud unless `ENTRA_SIGN_IN_ENDPOINT` and `ENTRA_GRAPH_ENDPOINT` name another.
 *
 * @throws {UsageError} Some of them are missing or no URL, or a file cannot be read.
 */
export const tenantWorld = (environment: NodeJS.ProcessEnv): World => {
  const certificate = allOrNone(["ENTRA_CERTIFICATE", "ENTRA_PRIVATE_KEY"], environment);
  const app = allOrNone(
    certificate === undefined
      ? ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"]
      : ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID"],
    environment,
  );
  if (app === undefined)
    throw new UsageError(
      "--tenant needs ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET, or the files ENTRA_CERTIFICATE and ENTRA_PRIVATE_KEY instead of the secret",
    );
  const cloud = allOrNone(["ENTRA_SIGN_IN_ENDPOINT", "ENTRA_GRAPH_ENDPOINT"], environment) ?? CLOUD;
  const [signInOrigin, baseUrl] = [
    originOf("ENTRA_SIGN_IN_ENDPOINT", cloud.ENTRA_SIGN_IN_ENDPOINT),
    originOf("ENTRA_GRAPH_ENDPOINT", cloud.ENTRA_GRAPH_ENDPOINT),
  ];
  const tenantId = app.ENTRA_TENANT_ID ?? "";
  const shared = {
    tenant: tenantId,
    clientId: app.ENTRA_CLIENT_ID ?? "",
    entraIdEndpoint: signInOrigin,
    baseUrl,
    scopes: `${baseUrl}/.default`,
  };
  const [connectionKey, proof] =
    certificate === undefined
      ? ["msEntraIdClientCredentials", { clientSecret: app.ENTRA_CLIENT_SECRET ?? "" }]
      : [
          "msEntraIdCertificate",
          {
            certificate: fileOf("ENTRA_CERTIFICATE", certificate.ENTRA_CERTIFICATE),
            privateKey: fileOf("ENTRA_PRIVATE_KEY", certificate.ENTRA_PRIVATE_KEY),
          },
        ];
  return {
    mode: "tenant",
    tenantId,
    connectionKey: connectionKey as string,
    signInOrigin,
    secrets: Object.values(proof as Record<string, string>),
    now: () => new Date(),
    connect: (runner) =>
      runner.connect(connectionKey as string, {
        ...shared,
        ...(proof as Record<string, string>),
      }),
    close: () => Promise.resolve(),
  };
};
