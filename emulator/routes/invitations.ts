import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { Directory, Entity } from "../directory";
import { badRequest, GraphFault } from "../graphFault";
import { needs } from "../needs";
import { type Env, entityBody, readJson, type Services } from "./context";

const INVITE = ["User.Invite.All", "User.ReadWrite.All", "Directory.ReadWrite.All"];

type Fields = Readonly<Record<string, unknown>>;

/** The properties of an invitation that a caller sets, with their types: v1.0 metadata f54f11b6. */
const TYPES: Readonly<Record<string, string>> = {
  invitedUserDisplayName: "string",
  invitedUserEmailAddress: "string",
  invitedUserMessageInfo: "object",
  invitedUserType: "string",
  inviteRedirectUrl: "string",
  resetRedemption: "boolean",
  sendInvitationMessage: "boolean",
  invitedUser: "object",
};

const MESSAGE = ["ccRecipients", "customizedMessageBody", "messageLanguage"];

const invalid = (name: string) =>
  badRequest(`Invalid value specified for property '${name}' of resource 'Invitation'.`);

const readInvitation = (body: unknown): Fields => {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw badRequest("Empty Payload. JSON content expected.");
  const wish = body as Record<string, unknown>;
  for (const [name, value] of Object.entries(wish)) {
    const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    if (type === undefined) throw badRequest(`Invalid property '${name}'.`);
    if (value !== null && (typeof value !== type || Array.isArray(value))) throw invalid(name);
  }
  for (const name of ["invitedUserEmailAddress", "inviteRedirectUrl"])
    if (typeof wish[name] !== "string" || wish[name] === "")
      throw badRequest(`A value is required for property '${name}' of resource 'Invitation'.`);
  if (!URL.canParse(String(wish.inviteRedirectUrl))) throw invalid("inviteRedirectUrl");
  const message = (wish.invitedUserMessageInfo ?? {}) as Fields;
  if (Object.keys(message).some((name) => !MESSAGE.includes(name)))
    throw invalid("invitedUserMessageInfo");
  // One address: https://learn.microsoft.com/graph/api/resources/invitedusermessageinfo
  const copies = message.ccRecipients ?? [];
  if (!Array.isArray(copies) || copies.length > 1) throw invalid("ccRecipients");
  return wish;
};

/** `adele@fabrikam.com` is `adele_fabrikam.com#EXT#@contoso.onmicrosoft.com` here. */
const guestName = (address: string, domain: string): string =>
  `${address.replace("@", "_")}#EXT#@${domain}`;

/** The guest of an address: the one who is there already, or a new one. */
const guestOf = (
  directory: Directory,
  domain: string,
  address: string,
  displayName: unknown,
  userType: string,
): Entity =>
  directory.findByKey("user", "userPrincipalName", guestName(address, domain)) ??
  directory.create("user", {
    displayName: displayName ?? address.split("@")[0],
    mail: address,
    userPrincipalName: guestName(address, domain),
    userType,
    accountEnabled: true,
    creationType: "Invitation",
    externalUserState: "PendingAcceptance",
  });

/** Guests come by invitation: https://learn.microsoft.com/graph/api/invitation-post */
export const invitationRoutes = (services: Services) => {
  const { directory, domain } = services;
  const routes = new Hono<Env>();

  routes.post("/invitations", needs(INVITE), async (c) => {
    const wish = readInvitation(await readJson(c));
    const address = String(wish.invitedUserEmailAddress);
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw invalid("invitedUserEmailAddress");
    // An address that can receive nothing: https://www.rfc-editor.org/rfc/rfc2606
    if (address.toLowerCase().endsWith(".invalid"))
      throw new GraphFault(500, "InternalServerError", "Unable to find target address");
    const userType = String(wish.invitedUserType ?? "Guest");
    const guest = guestOf(directory, domain, address, wish.invitedUserDisplayName, userType);
    const id = randomUUID();
    const message = (wish.invitedUserMessageInfo ?? {}) as Fields;
    return c.json(
      entityBody(services, "invitations", {
        id,
        inviteRedeemUrl: `https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3d${services.tenantId}%26user%3d${id}%26ticket%3demulated%26ver%3d2.0`,
        invitedUserDisplayName: wish.invitedUserDisplayName ?? null,
        invitedUserType: userType,
        invitedUserEmailAddress: address,
        sendInvitationMessage: wish.sendInvitationMessage ?? false,
        resetRedemption: wish.resetRedemption ?? false,
        inviteRedirectUrl: wish.inviteRedirectUrl,
        status: "PendingAcceptance",
        invitedUserMessageInfo: {
          messageLanguage: message.messageLanguage ?? null,
          customizedMessageBody: message.customizedMessageBody ?? null,
          ccRecipients: message.ccRecipients ?? [{ emailAddress: { name: null, address: null } }],
        },
        invitedUser: { id: guest.id },
      }),
      201,
    );
  });

  return routes;
};
