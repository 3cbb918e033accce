import type { Group, User } from "@microsoft/microsoft-graph-types";
import type { SearchResult } from "../graph";
import { listGroupExamplePayload } from "./group";
import { listUsersExamplePayload } from "./user";

export const searchUsersExamplePayload: { data: SearchResult<User> } = {
  data: { value: listUsersExamplePayload.data.value, truncated: false },
};

export const searchGroupsExamplePayload: { data: SearchResult<Group> } = {
  data: { value: listGroupExamplePayload.data.value, truncated: false },
};
