import type { Permission } from "./errors/permission";

/** @see https://learn.microsoft.com/graph/api/resources/subscription */
export interface Subscription {
  id: string;
  resource: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl?: string | null;
  /** ISO 8601 in UTC. */
  expirationDateTime: string;
  applicationId?: string | null;
  clientState?: string | null;
  creatorId?: string | null;
  latestSupportedTlsVersion?: string | null;
  notificationQueryOptions?: string | null;
  notificationUrlAppId?: string | null;
  includeResourceData?: boolean | null;
  encryptionCertificate?: string | null;
  encryptionCertificateId?: string | null;
}

/** What a trigger wants to exist in Graph. */
export interface DesiredSubscription {
  /** `users`, `groups`, … */
  readonly resource: string;
  /** `updated`, `deleted` or `updated,deleted`. */
  readonly changeType: string;
  readonly notificationUrl: string;
  /** The builder's own expiry, ISO 8601; absent for the longest that Graph allows. */
  readonly expirationDateTime?: string | undefined;
  /** Named when Graph answers 403. */
  readonly permission: Permission;
}
