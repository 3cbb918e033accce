import { randomUUID } from "node:crypto";
import type { Clock } from "./clock";
import { badRequest } from "./graphFault";

/** What a method of each kind shows: properties of @microsoft/microsoft-graph-types, v1.0. */
const KINDS = {
  phone: { phoneNumber: null, phoneType: "mobile", smsSignInState: "notSupported" },
  email: { emailAddress: null },
  fido2: {
    aaGuid: null,
    attestationCertificates: [],
    attestationLevel: "attested",
    createdDateTime: null,
    displayName: null,
    model: null,
  },
  microsoftAuthenticator: {
    createdDateTime: null,
    deviceTag: "SoftwareTokenActivated",
    displayName: null,
    phoneAppVersion: null,
  },
  softwareOath: { secretKey: null },
  windowsHelloForBusiness: { createdDateTime: null, displayName: null, keyStrength: "normal" },
  temporaryAccessPass: {
    temporaryAccessPass: null,
    createdDateTime: null,
    startDateTime: null,
    lifetimeInMinutes: 60,
    isUsableOnce: false,
    isUsable: true,
    methodUsabilityReason: "EnabledByPolicy",
  },
  platformCredential: {
    createdDateTime: null,
    displayName: null,
    keyStrength: "normal",
    platform: "macOS",
  },
} as const;

export type MethodKind = keyof typeof KINDS;

export const methodKinds = Object.keys(KINDS) as MethodKind[];

export interface Method {
  readonly id: string;
  readonly kind: MethodKind;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What the user is asked for first. Graph shows it in beta only. */
  readonly isDefault: boolean;
}

/** Ids that are the same for everybody: https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod */
export const PASSWORD_ID = "28c10230-6103-485e-b985-444c60001490";
const EMAIL_ID = "3ddfcfc8-9383-446f-83cc-3ab9be4be18f";
const PHONE_IDS: Readonly<Record<string, string>> = {
  mobile: "3179e48a-750b-4051-897c-87b9720928f7",
  alternateMobile: "b6332ec1-7057-4abe-9331-3d72feddfe41",
  office: "e37fc753-ff3b-4958-9484-eaa9425c82bc",
};

const idOf = (kind: MethodKind, properties: Method["properties"]): string => {
  if (kind === "email") return EMAIL_ID;
  return (kind === "phone" ? PHONE_IDS[String(properties.phoneType)] : undefined) ?? randomUUID();
};

/** A method as a read shows it. */
export const renderMethod = ({ id, kind, properties }: Method): Record<string, unknown> => ({
  "@odata.type": `#microsoft.graph.${kind}AuthenticationMethod`,
  ...KINDS[kind],
  ...properties,
  id,
});

/** The ways in which users sign in, besides their passwords, by the ids of the users. */
export const createAuthenticationMethods = (clock: Clock) => {
  const methods = new Map<string, Method[]>();
  const of = (userId: string): readonly Method[] => methods.get(userId) ?? [];
  const drop = (userId: string, id: string): void => {
    methods.set(
      userId,
      of(userId).filter((method) => method.id !== id),
    );
  };

  return {
    of,
    add: (
      userId: string,
      kind: MethodKind,
      properties: Method["properties"] = {},
      isDefault = false,
    ): Method => {
      const created =
        "createdDateTime" in KINDS[kind] ? { createdDateTime: clock.now().toISOString() } : {};
      const shown = { ...KINDS[kind], ...created, ...properties };
      const method = { id: idOf(kind, shown), kind, properties: shown, isDefault };
      drop(userId, method.id);
      methods.set(userId, [...of(userId), method]);
      return method;
    },
    /** The default method goes last. */
    remove: (userId: string, method: Method): void => {
      if (method.isDefault && of(userId).length > 1)
        throw badRequest(
          "The default authentication method cannot be deleted while others are left.",
        );
      drop(userId, method.id);
    },
    forget: (userId: string): void => {
      methods.delete(userId);
    },
  };
};

export type AuthenticationMethods = ReturnType<typeof createAuthenticationMethods>;
