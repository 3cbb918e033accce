import { input } from "@prismatic-io/spectral";
import { requiredSecret, toggle } from "./clean";
import { isMissing } from "./clean/text";

export const revokeSessions = input({
  label: "Revoke Sessions",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, ends the sign-in sessions as well. Without it, apps that are signed in go on until their tokens expire.",
  clean: toggle("Revoke Sessions", false),
});

const secret = requiredSecret("Password");

export const newPassword = input({
  label: "Password",
  type: "password",
  required: false,
  placeholder: "Enter password",
  comments:
    "The new password, which must meet the password rules of the tenant. Empty makes a random one of 20 characters, which the result holds.",
  clean: (value: unknown): string | undefined => (isMissing(value) ? undefined : secret(value)),
});

export const passwordOfNew = input({
  ...newPassword,
  comments:
    "The initial password of a new user, which must meet the password rules of the tenant. Empty makes a random one of 20 characters, which the result holds. An existing user keeps the password.",
});

export const forceChangePasswordNextSignInWithMfa = input({
  label: "Force Change Password Next Sign In With MFA",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, the user must pass multifactor authentication and then set a new password at the next sign-in.",
  clean: toggle("Force Change Password Next Sign In With MFA", false),
});
