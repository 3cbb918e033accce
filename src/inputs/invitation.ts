import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import { optionalText, requiredText, textList, toggle } from "./clean";
import { mailAddress } from "./clean/mailAddress";

const requiredEmail = requiredText("Email");

export const invitedUserEmailAddress = input({
  label: "Email",
  type: "string",
  required: true,
  placeholder: "Enter mail address",
  example: "adele@fabrikam.com",
  comments: "The mail address of the person to invite.",
  clean: (value: unknown): string => mailAddress("Email", requiredEmail(value)),
});

const MY_APPS = "https://myapps.microsoft.com";
const url = optionalText("Redirect URL", 2048);

export const inviteRedirectUrl = input({
  label: "Redirect URL",
  type: "string",
  required: true,
  default: MY_APPS,
  placeholder: "Enter URL",
  example: MY_APPS,
  comments: "Where the guest arrives after accepting the invitation.",
  clean: (value: unknown): string => {
    const given = url(value) ?? MY_APPS;
    if (!/^https?:\/\//i.test(given) || !URL.canParse(given))
      throw new InputError("Redirect URL", `must be a whole URL such as ${MY_APPS}`);
    return given;
  },
});

export const invitedUserDisplayName = input({
  label: "Invited User Display Name",
  type: "string",
  required: false,
  placeholder: "Enter display name",
  example: "Adele Vance",
  comments: "The display name of the guest, at most 256 characters. Empty takes the mail address.",
  clean: optionalText("Invited User Display Name", 256),
});

export const sendInvitationMessage = input({
  label: "Send Invitation Message",
  type: "boolean",
  required: false,
  default: "true",
  comments:
    "When true, Microsoft sends the invitation by mail; when false, hand the inviteRedeemUrl of the result to the guest.",
  clean: toggle("Send Invitation Message", true),
});

export const customizedMessageBody = input({
  label: "Customized Message Body",
  type: "text",
  required: false,
  placeholder: "Enter message",
  example: "Welcome to the project.",
  comments: "Text for the mail in place of Microsoft's own.",
  clean: optionalText("Customized Message Body"),
});

const copies = textList("CC Recipients");

// https://learn.microsoft.com/graph/api/resources/invitedusermessageinfo: one recipient is taken
export const ccRecipients = input({
  label: "CC Recipients",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Enter mail address",
  example: "manager@contoso.com",
  comments: "Who gets a copy of the mail: one address at most.",
  clean: (value: unknown): string[] => {
    const addresses = copies(value).map((text) => mailAddress("CC Recipients", text));
    if (addresses.length > 1)
      throw new InputError(
        "CC Recipients",
        `takes one address at most, but got ${addresses.length}`,
      );
    return addresses;
  },
});
