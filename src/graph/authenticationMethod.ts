/** The kinds of methods that can be deleted; a password is none of them. */
export const authenticationMethodKinds = [
  "phone",
  "email",
  "fido2",
  "microsoftAuthenticator",
  "softwareOath",
  "windowsHelloForBusiness",
  "temporaryAccessPass",
  "platformCredential",
] as const;

export type AuthenticationMethodKind = (typeof authenticationMethodKinds)[number];

/** A way in which a user signs in. What else it shows depends on its type. */
export interface AuthenticationMethod {
  "@odata.type"?: string;
  id?: string;
  createdDateTime?: string | null;
}
