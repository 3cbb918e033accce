import { connection } from "@prismatic-io/spectral";
import { baseUrl, clientId, entraIdEndpoint, tenant } from "./common";

/**
 * The app signs in as itself with a certificate instead of a secret.
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export const msEntraIdCertificate = connection({
  key: "msEntraIdCertificate",
  display: {
    label: "Certificate",
    description:
      "Acts as the app itself, with application permissions, and proves it with a certificate.",
  },
  inputs: {
    tenant,
    clientId,
    certificate: {
      label: "Certificate",
      type: "password",
      required: true,
      shown: true,
      placeholder: "Enter PEM certificate",
      comments:
        "The certificate that is uploaded to the app registration, as PEM (-----BEGIN CERTIFICATE-----).",
    },
    privateKey: {
      label: "Private Key",
      type: "password",
      required: true,
      shown: true,
      placeholder: "Enter PEM private key",
      comments:
        "The RSA private key of the certificate, as PEM without a passphrase (-----BEGIN PRIVATE KEY-----).",
    },
    entraIdEndpoint,
    baseUrl,
  },
});
