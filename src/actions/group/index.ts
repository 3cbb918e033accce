export { addMemberToGroup } from "./addMemberToGroup";
export { createGroup } from "./createGroup";
export { deleteGroup } from "./deleteGroup";
export { getGroup } from "./getGroup";
export { listGroup } from "./listGroup";
export { listGroupMembers } from "./listGroupMembers";
export { removeMemberOfGroup } from "./removeMemberOfGroup";
export { upsertGroup } from "./upsertGroup";
