import type { Wish } from "./wish";

export interface StoredSubscription extends Wish {
  readonly id: string;
  readonly applicationId: string;
  readonly creatorId: string;
}

/** A subscription as Graph shows it: every property, the unset ones as null. */
export const renderSubscription = (
  subscription: StoredSubscription,
  withClientState: boolean,
): Record<string, unknown> => ({
  id: subscription.id,
  resource: subscription.resource,
  applicationId: subscription.applicationId,
  changeType: subscription.changeType,
  clientState: withClientState ? subscription.clientState : null,
  notificationUrl: subscription.notificationUrl,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
  expirationDateTime: subscription.expirationDateTime,
  creatorId: subscription.creatorId,
  includeResourceData: subscription.includeResourceData,
  latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
  encryptionCertificate: subscription.encryptionCertificate,
  encryptionCertificateId: subscription.encryptionCertificateId,
  notificationUrlAppId: null,
});
