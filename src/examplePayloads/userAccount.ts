interface AccountState {
  success: true;
  userId: string;
  accountEnabled: boolean;
  /** There when revoking was asked for. */
  sessionsRevoked?: true;
}

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export const disableUserExamplePayload: { data: AccountState } = {
  data: { success: true, userId, accountEnabled: false, sessionsRevoked: true },
};

export const enableUserExamplePayload: { data: AccountState } = {
  data: { success: true, userId, accountEnabled: true },
};

export const checkUserMembershipsExamplePayload = {
  data: {
    memberOf: ["02bd9fd6-8f93-4758-87c3-1fb73740a315"],
    notMemberOf: ["45b7d2e7-b882-4a80-ba97-10b7a63b8fa4"],
    isMemberOfAll: false,
    isMemberOfAny: true,
  },
};
