import type { Permission } from "../graph";
import { both, page } from "./least";

const writePhotos = {
  ...both("ProfilePhoto.ReadWrite.All"),
  note: "For the photo of the person who signs in, User.ReadWrite is enough.",
};

const writeMethods = {
  ...both("UserAuthenticationMethod.ReadWrite.All"),
  role: "A person who signs in needs the role Authentication Administrator as well, or Privileged Authentication Administrator when the user is an administrator.",
};

/** Guests, photos, and the ways by which a user signs in. */
export const userAuthenticationPermissions = {
  inviteGuestUser: {
    ...both("User.Invite.All"),
    note: "Graph also refuses when the tenant's settings for guests turn invitations off, or leave them to administrators.",
    graph: page("api/invitation-post"),
  },
  getUserPhoto: {
    ...both("ProfilePhoto.Read.All"),
    note: "For the photo of the person who signs in, User.Read is enough.",
    graph: page("api/profilephoto-get"),
  },
  updateUserPhoto: { ...writePhotos, graph: page("api/profilephoto-update") },
  listAuthenticationMethods: {
    ...both("UserAuthenticationMethod.Read.All"),
    role: "A person who signs in needs a role as well, such as Global Reader or Authentication Administrator.",
    graph: page("api/authentication-list-methods"),
  },
  createTemporaryAccessPass: {
    ...writeMethods,
    note: "The tenant's policy must allow Temporary Access Pass for the user.",
    graph: page("api/authentication-post-temporaryaccesspassmethods"),
  },
  resetAuthenticationMethods: {
    ...writeMethods,
    graph: page("api/resources/authenticationmethods-overview"),
  },
  deleteUserPhoto: { ...writePhotos, graph: page("api/profilephoto-delete") },
} satisfies Readonly<Record<string, Permission>>;
