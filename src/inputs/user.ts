import { input } from "@prismatic-io/spectral";
import {
  optionalBoolean,
  optionalText,
  requiredId,
  requiredSecret,
  requiredText,
  toggle,
} from "./clean";

export const userId = input({
  label: "User Id",
  type: "string",
  required: true,
  dataSource: "selectUser",
  placeholder: "Enter user id or user principal name",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments: "The object id or the user principal name of the user.",
  clean: requiredId("User Id"),
});

export const accountEnabled = input({
  label: "Account Enabled",
  type: "boolean",
  required: true,
  default: "true",
  comments: "When true, the user can sign in.",
  clean: toggle("Account Enabled", true),
});

export const optionalAccountEnabled = input({
  label: "Account Enabled",
  type: "string",
  required: false,
  model: [
    { label: "True", value: "true" },
    { label: "False", value: "false" },
  ],
  comments: "When true, the user can sign in; when false, not. Empty leaves it as it is.",
  clean: optionalBoolean("Account Enabled"),
});

export const upsertedAccountEnabled = input({
  ...optionalAccountEnabled,
  comments:
    "When true, the user can sign in; when false, not. Empty is true for a new user, and leaves an existing one as it is.",
});

export const displayName = input({
  label: "Display Name",
  type: "string",
  required: true,
  placeholder: "Enter display name",
  example: "Adele Vance",
  comments: "The name shown in the address book, at most 256 characters.",
  clean: requiredText("Display Name", 256),
});

export const optionalDisplayName = input({
  ...displayName,
  required: false,
  clean: optionalText("Display Name", 256),
});

export const forceChangePasswordNextSignIn = input({
  label: "Force Change Password Next Sign In",
  type: "boolean",
  required: false,
  default: "true",
  comments: "When true, the user must set a new password at the next sign-in.",
  clean: toggle("Force Change Password Next Sign In", true),
});

export const password = input({
  label: "Password",
  type: "password",
  required: true,
  placeholder: "Enter password",
  comments: "The initial password. It must meet the password rules of the tenant.",
  clean: requiredSecret("Password"),
});

export const userPrincipalName = input({
  label: "User Principal Name",
  type: "string",
  required: true,
  placeholder: "Enter the part before the @",
  example: "AdeleV",
  comments:
    "The part of the user principal name before the @. A full name is accepted if its domain is the same as Domain. The mail nickname is made from it.",
  clean: requiredText("User Principal Name", 256),
});

export const domain = input({
  label: "Domain",
  type: "string",
  required: true,
  dataSource: "selectDomain",
  placeholder: "Enter verified domain",
  example: "contoso.onmicrosoft.com",
  comments: "The part of the user principal name after the @: a verified domain of the tenant.",
  clean: requiredText("Domain", 256),
});

export const optionalUserPrincipalName = input({
  ...userPrincipalName,
  required: false,
  comments:
    "The new user principal name: the part before the @ together with Domain, or the full name. Empty leaves it as it is.",
  clean: optionalText("User Principal Name", 256),
});

export const optionalDomain = input({
  ...domain,
  required: false,
  clean: optionalText("Domain", 256),
});

export const givenName = input({
  label: "First Name",
  type: "string",
  required: false,
  placeholder: "Enter first name",
  example: "Adele",
  comments: "The given name, at most 64 characters.",
  clean: optionalText("First Name", 64),
});

export const surname = input({
  label: "Last Name",
  type: "string",
  required: false,
  placeholder: "Enter last name",
  example: "Vance",
  comments: "The family name, at most 64 characters.",
  clean: optionalText("Last Name", 64),
});

export const jobTitle = input({
  label: "Job Title",
  type: "string",
  required: false,
  placeholder: "Enter job title",
  example: "Retail Manager",
  comments: "The job title, at most 128 characters.",
  clean: optionalText("Job Title", 128),
});
