import type { GraphFailure } from "./graphFailure";

/**
 * Whether a 404 says that a user has no photo. Exchange answers it, with codes of its own.
 * @see https://github.com/microsoftgraph/msgraph-sdk-dotnet-core/issues/851
 */
export const isMissingPhoto = ({ status, code, graphMessage }: GraphFailure): boolean =>
  status === 404 &&
  (/^(ImageNotFound|ErrorEntityNotFound)$/i.test(code) ||
    /\bImageNotFoundException\b/.test(graphMessage));
