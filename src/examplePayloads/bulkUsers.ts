import type { User } from "@microsoft/microsoft-graph-types";
import type { BulkResult } from "../graph";
import { createUserExamplePayload } from "./user";

/** Of an entry of Create Users: the new user, and its password where the step made it up. */
export interface CreatedUser {
  user: User | null;
  password?: string;
}

const adele = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

const one = { success: true, total: 1, succeeded: 1, failed: 0 };

export const createUsersExamplePayload: { data: BulkResult<CreatedUser> } = {
  data: {
    ...one,
    results: [
      { index: 0, id: adele, success: true, user: createUserExamplePayload.data, error: null },
    ],
  },
};

export const updateUsersExamplePayload: { data: BulkResult<object> } = {
  data: { ...one, results: [{ index: 0, id: adele, success: true, error: null }] },
};

export const deleteUsersExamplePayload: { data: BulkResult<{ alreadyDeleted: boolean }> } = {
  data: {
    ...one,
    results: [{ index: 0, id: adele, success: true, alreadyDeleted: false, error: null }],
  },
};
