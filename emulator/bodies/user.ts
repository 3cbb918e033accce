import type { Entity } from "../directory";
import { badRequest } from "../graphFault";
import { facts, type Property } from "../kinds";
import { type Body, checkBody, checkRequired, requiredOf } from "./body";
import { invalid } from "./values";

const invalidOf = (name: string) => invalid(name, "User");

const LONGEST_LOCAL_PART = 64;
const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 256;

const weak = () =>
  badRequest(
    "The specified password does not comply with password complexity requirements. Please provide a different password.",
  );

/** Three of four kinds of characters: https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy */
const checkPassword = (profile: unknown): void => {
  const { password } = profile as { password?: unknown };
  if (password === undefined) return;
  if (typeof password !== "string") throw weak();
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password));
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD || kinds.length < 3)
    throw weak();
};

const checkUserPrincipalName = (value: string, domain: string): void => {
  const [local = "", host, ...more] = value.split("@");
  if (
    more.length > 0 ||
    local.length > LONGEST_LOCAL_PART ||
    !/^[A-Za-z0-9'.\-_!#^~$]+$/.test(local)
  )
    throw invalidOf("userPrincipalName");
  if (host?.toLowerCase() !== domain) {
    throw badRequest(
      "The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.",
    );
  }
};

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/i.test(code) && regions.of(code.toUpperCase()) !== undefined;

const checkValues = (body: Body, domain: string): void => {
  const { businessPhones, mailNickname, usageLocation, userPrincipalName, passwordProfile } = body;
  if (Array.isArray(businessPhones) && businessPhones.length > 1) throw invalidOf("businessPhones");
  if (typeof mailNickname === "string" && /[\s@()\\[\]";:<>,]/.test(mailNickname))
    throw invalidOf("mailNickname");
  if (typeof usageLocation === "string" && !isCountry(usageLocation))
    throw invalidOf("usageLocation");
  if (typeof userPrincipalName === "string") checkUserPrincipalName(userPrincipalName, domain);
  if (passwordProfile !== undefined && passwordProfile !== null) checkPassword(passwordProfile);
};

/** What SharePoint keeps is written by itself: https://learn.microsoft.com/graph/api/user-update */
const checkStores = (names: readonly string[]): void => {
  const kept = names.filter(
    (name) => (facts.user.properties[name] as Property | undefined)?.store !== undefined,
  );
  if (kept.length === 0) return;
  if (kept.length < names.length) {
    throw badRequest(
      `Properties in SharePoint (${kept.join(", ")}) cannot be updated together with other properties of the user.`,
    );
  }
};

export const checkUserCreate = (body: Body, domain: string): void => {
  checkBody("user", body, false);
  const federated = Array.isArray(body.identities) && body.identities.length > 0;
  checkRequired(
    "user",
    body,
    federated ? ["displayName"] : [...requiredOf("user"), "passwordProfile"],
  );
  if (!federated && (body.passwordProfile as Body).password == null) throw weak();
  checkStores(Object.keys(body));
  checkValues(body, domain);
};

/** What the cloud decides for a synchronised user too. */
const OF_THE_CLOUD = new Set(["usageLocation", "passwordPolicies", "preferredDataLocation"]);

export const checkUserUpdate = (body: Body, domain: string, user: Entity): void => {
  checkBody("user", body, true);
  const names = Object.keys(body);
  checkStores(names);
  checkValues(body, domain);
  const { properties } = facts.user;
  if (
    user.onPremisesSyncEnabled === true &&
    names.some((name) => !OF_THE_CLOUD.has(name) && properties[name]?.store === undefined)
  ) {
    throw badRequest(
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    );
  }
};
