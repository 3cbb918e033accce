import type { Clock } from "../clock";
import { createAppRoleAssignments } from "./appRoleAssignments";
import { createChangeLog } from "./changeLog";
import { createObjects } from "./objects";
import { createRelations } from "./relations";

export type { AppRoleAssignment } from "./appRoleAssignments";
export type { Change, Entity, Logged, Relation } from "./types";

/** What a user looks like: kept by Exchange, so no property of the object and no change in the log. */
export interface Photo {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The objects of a tenant, their relations, what was deleted, and a log of every change. */
export const createDirectory = (clock: Clock) => {
  const log = createChangeLog();
  const objects = createObjects(clock, log);
  const relations = createRelations(objects, log);
  const { put, purge, find, findByKey, holdsKey, findAny, findDeleted, all, allDeleted, size } =
    objects;
  const photos = new Map<string, Photo>();
  const { create, update, remove, restore, replication } = objects;
  const { link, unlink, related, setRelated, memberOf, owned, ownedDevices, directReports } =
    relations;
  const { changes, position, onChange, linksSince } = log;

  return {
    find,
    findByKey,
    holdsKey,
    findAny,
    findDeleted,
    all,
    allDeleted,
    size,
    /** Adds an object without a check or a change in the log. */
    seed: put,
    create,
    update,
    remove,
    restore,
    purge: (id: string): void => {
      const { kind, entity } = purge(id);
      relations.forget(entity.id);
      photos.delete(entity.id);
      log.record({ kind, id: entity.id, how: "purged" });
    },
    link,
    unlink,
    related,
    setRelated,
    memberOf,
    owned,
    ownedDevices,
    directReports,
    appRoleAssignments: createAppRoleAssignments(clock, objects),
    linksSince,
    changes,
    position,
    onChange,
    /** How long a new object is unknown to reads, and a deleted one to the deleted items. */
    replication,
    /** For how long a change of an application's credentials refuses another one as concurrent. */
    credentials: { pauseMs: 0 },
    /** The texts of secrets by their key ids: apps sign in with them, and nobody reads them. */
    secretTexts: new Map<string, string>(),
    /** The photos of users by their ids. */
    photos,
    /** What the tenant has paid for; some properties want a Microsoft Entra ID P1. */
    licence: { premium: true },
    /** Origins that references may name besides the one that was called: `https://graph.microsoft.com`. */
    standsFor: new Set<string>(),
    /** Principals, users and apps, that hold a directory role. */
    administrators: new Set<string>(),
  };
};

export type Directory = ReturnType<typeof createDirectory>;
