import { both, page } from "./least";

/** What the polling triggers ask for. */
export const pollingPermissions = {
  userChangesPolling: {
    ...both("User.Read.All"),
    also: { "Only Members Of": "GroupMember.Read.All" },
    graph: page("api/user-delta"),
  },
  groupChangesPolling: { ...both("GroupMember.Read.All"), graph: page("api/group-delta") },
  applicationChangesPolling: {
    ...both("Application.Read.All"),
    graph: page("api/application-delta"),
  },
  groupMembershipPolling: {
    ...both("GroupMember.Read.All"),
    also: { "Include Deleted Members": "User.Read.All" },
    graph: page("api/group-delta"),
  },
};
