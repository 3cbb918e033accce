/** An app registration that may sign in. */
export interface App {
  readonly clientId: string;
  /** None for a public client, which cannot keep one: a command line, a phone, a page in a browser. */
  readonly clientSecret?: string;
  /** More secrets, which work like the first. */
  readonly moreSecrets?: readonly string[];
  /** Those whose time is over. */
  readonly expiredSecrets?: readonly string[];
  /** PEM certificates that may sign for the app. */
  readonly certificates?: readonly string[];
  /** Where codes may be sent; those on this machine stand for any port of it. */
  readonly redirectUris?: readonly string[];
  /** Application permissions that an administrator consented to. */
  readonly roles: readonly string[];
  /** Those that the registration asks for; they become roles on the admin consent page. */
  readonly wantedRoles?: readonly string[];
  /** Takes no secret and no certificate. */
  readonly isPublic?: boolean;
}

/** An app as a data file or a control request gives it. */
export type GivenApp = Omit<App, "roles"> & Partial<Pick<App, "roles">>;

export const fromGiven = (given: GivenApp): App => ({ roles: [], ...given });
