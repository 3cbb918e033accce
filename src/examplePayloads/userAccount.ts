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
