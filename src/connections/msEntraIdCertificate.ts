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
        "The certificate that is uploaded to the app registration, as PEM (-----BEGIN CERTIFICATE-----) or as base64 without its frame. A chain is taken in any order.",
    },
    privateKey: {
      label: "Private Key",
      type: "password",
      required: true,
      shown: true,
      placeholder: "Enter PEM private key",
      comments: "The RSA private key of the certificate, as PEM (-----BEGIN PRIVATE KEY-----).",
    },
    passphrase: {
      label: "Passphrase",
      type: "password",
      required: false,
      shown: true,
      placeholder: "Enter passphrase",
      comments: "The passphrase of the private key. Leave it empty when the key has none.",
    },
    entraIdEndpoint,
    baseUrl,
  },
});
