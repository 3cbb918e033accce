import type { Already, BulkResult } from "../graph";

/** An entry of Set Group Members: what was to be done with this member. */
export interface MemberChange extends Already {
  readonly change: "add" | "remove";
}

const adele = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const alex = "4782e723-f4f4-4af3-a76e-25e3bab0d896";

export const membersExamplePayload: { data: BulkResult<Already> } = {
  data: {
    success: true,
    total: 2,
    succeeded: 2,
    failed: 0,
    results: [
      { index: 0, id: adele, success: true, already: false, error: null },
      { index: 1, id: alex, success: true, already: false, error: null },
    ],
  },
};

export const setGroupMembersExamplePayload: {
  data: BulkResult<MemberChange> & { toAdd: string[]; toRemove: string[]; unchanged: number };
} = {
  data: {
    success: true,
    total: 2,
    succeeded: 2,
    failed: 0,
    results: [
      { index: 0, id: adele, success: true, change: "add", already: false, error: null },
      { index: 1, id: alex, success: true, change: "remove", already: false, error: null },
    ],
    toAdd: [adele],
    toRemove: [alex],
    unchanged: 1,
  },
};
