import { everyPermission } from "./kinds";
import { watchables } from "./subscriptions/resources";

export interface DefaultAppOptions {
  /** Of the default app, which is the same in every emulator unless given. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** PEM certificates of the default app. */
  readonly certificates?: readonly string[];
  /** Where codes of the default app may go, besides the usual addresses. */
  readonly redirectUris?: readonly string[];
}

const allRoles = [
  ...everyPermission,
  "AppRoleAssignment.ReadWrite.All",
  "LicenseAssignment.ReadWrite.All",
  "Member.Read.Hidden",
  "AuditLog.Read.All",
  "Organization.Read.All",
  "Domain.Read.All",
  "RoleManagement.Read.Directory",
  "RoleManagement.ReadWrite.Directory",
  "UserAuthenticationMethod.ReadWrite.All",
];

/** Prismatic's, and any port of this machine with the paths that clients like. */
const REDIRECT_URIS = [
  "https://oauth2.prismatic.io/callback",
  ...["", "/", "/callback", "/redirect", "/auth/callback", "/auth/redirect"].flatMap((path) => [
    `http://localhost${path}`,
    `http://127.0.0.1${path}`,
  ]),
];

const CLIENT_ID = "e3a1c0de-0000-4000-8000-000000000001";
const PUBLIC_CLIENT_ID = "e3a1c0de-0000-4000-8000-000000000002";
const CLIENT_SECRET = "emulator~secret~of~nothing~real";

/** The app that may do everything, and one for people only that needs no secret. */
export const defaultApps = (options: DefaultAppOptions) => {
  const shared = {
    redirectUris: [...REDIRECT_URIS, ...(options.redirectUris ?? [])],
    roles: [...allRoles, ...watchables.flatMap(({ read }) => read)],
  };
  return {
    app: {
      ...shared,
      clientId: options.clientId ?? CLIENT_ID,
      clientSecret: options.clientSecret ?? CLIENT_SECRET,
      certificates: options.certificates ?? [],
    },
    publicApp: { ...shared, clientId: PUBLIC_CLIENT_ID, isPublic: true },
  };
};
