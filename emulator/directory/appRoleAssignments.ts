import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { Objects } from "./objects";

/** That a principal has a role of an app. */
export interface AppRoleAssignment {
  readonly id: string;
  readonly appRoleId: string;
  readonly createdDateTime: string;
  readonly principalId: string;
  readonly resourceId: string;
}

type Wish = Pick<AppRoleAssignment, "appRoleId" | "principalId" | "resourceId">;

/** Who has which role of which app. An assignment goes when its principal or its app goes. */
export const createAppRoleAssignments = (clock: Clock, objects: Objects) => {
  const kept = new Map<string, AppRoleAssignment>();

  const all = (): AppRoleAssignment[] =>
    [...kept.values()].filter(
      ({ principalId, resourceId }) =>
        objects.findAny(principalId) !== undefined && objects.findAny(resourceId) !== undefined,
    );

  return {
    all,
    find: (wish: Wish): AppRoleAssignment | undefined =>
      all().find(
        ({ appRoleId, principalId, resourceId }) =>
          appRoleId === wish.appRoleId &&
          principalId === wish.principalId &&
          resourceId === wish.resourceId,
      ),
    add: (wish: Wish): AppRoleAssignment => {
      // Opaque, and made of 32 bytes as Graph's are.
      const id = randomBytes(32).toString("base64url");
      const assignment = { ...wish, id, createdDateTime: clock.now().toISOString() };
      kept.set(id, assignment);
      return assignment;
    },
    /** False when there is none. */
    remove: (id: string): boolean => kept.delete(id),
  };
};
