import type { Permission } from "../graph";
import { both, page } from "./least";

const writePhotos = {
  ...both("ProfilePhoto.ReadWrite.All"),
  note: "For the photo of the person who signs in, User.ReadWrite is enough.",
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
  deleteUserPhoto: { ...writePhotos, graph: page("api/profilephoto-delete") },
} satisfies Readonly<Record<string, Permission>>;
