import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import {
  choices,
  optionalBoolean,
  optionalOneOf,
  optionalText,
  requiredObjectId,
  requiredText,
  toggle,
} from "./clean";

export const groupId = input({
  label: "Group Id",
  type: "string",
  required: true,
  dataSource: "selectGroup",
  placeholder: "Enter group id",
  example: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
  comments: "The object id of the group.",
  clean: requiredObjectId("Group Id"),
});

export const groupMemberOdataId = input({
  label: "Group Member OData ID",
  type: "string",
  required: true,
  dataSource: "selectUser",
  placeholder: "Enter object id or @odata.id",
  example: "https://graph.microsoft.com/v1.0/directoryObjects/87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments:
    "The object to add: its object id, or its @odata.id URL on the Graph Endpoint of the connection.",
  clean: requiredText("Group Member OData ID", 2048),
});

export const memberId = input({
  label: "Member ID",
  type: "string",
  required: true,
  dataSource: "selectGroupMember",
  placeholder: "Enter member id",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments: "The object id of the member to remove. The object itself is not deleted.",
  clean: requiredObjectId("Member ID"),
});

export const MEMBER_KINDS = ["all", "users", "groups", "devices", "servicePrincipals"] as const;

export const memberKind = input({
  label: "Member Kind",
  type: "string",
  required: false,
  default: "all",
  model: [
    { label: "All", value: "all" },
    { label: "Users", value: "users" },
    { label: "Groups", value: "groups" },
    { label: "Devices", value: "devices" },
    { label: "Service principals", value: "servicePrincipals" },
  ],
  comments:
    "The kind of members to return. Filter and Order By by what only one kind has, such as accountEnabled, need that kind here.",
  clean: optionalOneOf("Member Kind", MEMBER_KINDS, "all"),
});

export const groupDisplayName = input({
  label: "Display Name",
  type: "string",
  required: true,
  placeholder: "Enter display name",
  example: "Library Assist",
  comments: "The name of the group, at most 256 characters.",
  clean: requiredText("Display Name", 256),
});

export const optionalGroupDisplayName = input({
  ...groupDisplayName,
  required: false,
  comments: "The name of the group, at most 256 characters. Graph needs it to create the group.",
  clean: optionalText("Display Name", 256),
});

export const mailEnabled = input({
  label: "Mail Enabled",
  type: "boolean",
  required: true,
  default: "true",
  comments:
    "When true, a Microsoft 365 group has a mailbox. Only Microsoft 365 groups can: for other groups false is sent.",
  clean: toggle("Mail Enabled", true),
});

const trueOrFalse = [
  { label: "True", value: "true" },
  { label: "False", value: "false" },
];

export const optionalMailEnabled = input({
  label: "Mail Enabled",
  type: "string",
  required: false,
  model: trueOrFalse,
  comments: "When true, the group has a mailbox (Microsoft 365 groups). Empty is not sent.",
  clean: optionalBoolean("Mail Enabled"),
});

// https://learn.microsoft.com/graph/api/group-upsert: ASCII without @ ( ) \ [ ] " ; : < > , and space
const MAIL_NICKNAME = /^(?!.*[@()\\[\]";:<>,\s])[\x21-\x7e]{1,64}$/;

const checkMailNickname = (nickname: string): string => {
  if (!MAIL_NICKNAME.test(nickname)) {
    throw new InputError(
      "Mail Nickname",
      'must be 1 to 64 ASCII characters without spaces and without @ ( ) \\ [ ] " ; : < > ,',
    );
  }
  return nickname;
};

const nicknameText = optionalText("Mail Nickname");
const requiredNickname = requiredText("Mail Nickname");

export const mailNickname = input({
  label: "Mail Nickname",
  type: "string",
  required: true,
  placeholder: "Enter mail nickname",
  example: "library",
  comments:
    "The mail alias of the group: at most 64 ASCII characters, no spaces. Required for security groups too.",
  clean: (value: unknown): string => checkMailNickname(requiredNickname(value)),
});

export const optionalMailNickname = input({
  ...mailNickname,
  required: false,
  clean: (value: unknown): string | undefined => {
    const nickname = nicknameText(value);
    return nickname === undefined ? undefined : checkMailNickname(nickname);
  },
});

export const securityEnabled = input({
  label: "Security Enabled",
  type: "boolean",
  required: true,
  default: "true",
  comments:
    "When true, the group can be used to grant access. Must be true unless it is a Microsoft 365 group.",
  clean: toggle("Security Enabled", true),
});

export const optionalSecurityEnabled = input({
  label: "Security Enabled",
  type: "string",
  required: false,
  model: trueOrFalse,
  comments: "When true, the group can be used to grant access. Empty is not sent.",
  clean: optionalBoolean("Security Enabled"),
});

export const groupTypes = input({
  label: "Group Types",
  type: "string",
  required: false,
  model: [
    { label: "Microsoft 365", value: "Unified" },
    { label: "Dynamic membership", value: "DynamicMembership" },
    { label: "Microsoft 365 with dynamic membership", value: "Unified,DynamicMembership" },
  ],
  comments:
    "The kind of group. Empty is a security group. Dynamic membership needs membershipRule and membershipRuleProcessingState in Additional Properties.",
  clean: choices("Group Types", ["Unified", "DynamicMembership"]),
});

export const uniqueName = input({
  label: "Unique Name",
  type: "string",
  required: true,
  placeholder: "Enter unique name",
  example: "golf-assist",
  comments: "The name that identifies the object for upserts. It cannot be changed once it is set.",
  clean: requiredText("Unique Name", 256),
});

export const useAsUpsert = input({
  label: "Use as Upsert",
  type: "boolean",
  required: false,
  default: "true",
  comments: "When true, creates the object if none has this unique name; when false, only updates.",
  clean: toggle("Use as Upsert", true),
});
