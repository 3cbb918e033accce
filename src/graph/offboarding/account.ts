import { isNotFound } from "../errors/graphError";
import { graphPath } from "../urls/path";
import { already, done, notWritten, type Step } from "./step";

/** Keeps the user from signing in. */
export const disable: Step = async ({ graph, purpose, user, dryRun }) => {
  if (user.accountEnabled === false) return already;
  if (dryRun) return notWritten;
  await graph.request({
    ...purpose,
    method: "PATCH",
    path: graphPath`/users/${user.id}`,
    body: { accountEnabled: false },
  });
  return done;
};

/** Ends the sign-in sessions. Graph does not tell whether there are any. */
export const revokeSessions: Step = async ({ graph, purpose, user, dryRun }) => {
  if (dryRun) return notWritten;
  await graph.request({
    ...purpose,
    method: "POST",
    path: graphPath`/users/${user.id}/revokeSignInSessions`,
    repeatable: true,
  });
  return done;
};

/** Moves the user to the deleted items. */
export const deleteUser: Step = async ({ graph, purpose, user, dryRun }) => {
  if (dryRun) return notWritten;
  try {
    await graph.request({
      ...purpose,
      method: "DELETE",
      path: graphPath`/users/${user.id}`,
      awaitReplication: false,
    });
    return done;
  } catch (error) {
    if (isNotFound(error)) return already;
    throw error;
  }
};
