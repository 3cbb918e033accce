import type { Context } from "hono";
import type { Entity } from "../directory";
import { collectionOf, defaultProperties, type Kind } from "../kinds";
import { readExpand } from "../odata/expand";
import { contextOf } from "../odata/query";
import { readSelect } from "../odata/select";
import { render, renderExpanded, renderMixed } from "../render";
import { checkReadable, sightOf } from "../view";
import { type Env, entityBody, type Services } from "./context";

/** `$select` and `$expand` of a request for one object. */
const readOptions = (c: Context<Env>, kind: Kind) => {
  const option = (name: string): string | undefined =>
    Object.entries(c.req.query()).find(([key]) => key.toLowerCase() === name)?.[1];
  return {
    select: readSelect(kind, option("$select")),
    expand: readExpand(kind, option("$expand")),
  };
};

/** One object as a read answers it. */
export const readObject = (
  c: Context<Env>,
  services: Services,
  kind: Kind,
  entity: Entity,
  sight = sightOf(kind, c.get("session").permissions),
): Record<string, unknown> => {
  const { permissions } = c.get("session");
  const { select, expand } = readOptions(c, kind);
  checkReadable(kind, select ?? [], permissions, services.directory.licence);
  const shown = render(kind, entity, select, sight);
  // Only here: https://learn.microsoft.com/graph/api/resources/keycredential
  if (select?.includes("keyCredentials")) shown.keyCredentials = entity.keyCredentials ?? [];
  if (expand !== undefined) {
    const value = renderExpanded(services.directory, entity, expand, permissions);
    if (value !== undefined) shown[expand.property] = value;
  }
  return entityBody(services, contextOf(kind, select, expand), shown);
};

/** One object behind a relation, which tells its type. */
export const readRelated = (
  c: Context<Env>,
  services: Services,
  kind: Kind,
  entity: Entity,
): Record<string, unknown> => {
  const { permissions } = c.get("session");
  const { select } = readOptions(c, kind);
  const shown = renderMixed(kind, entity, select, permissions);
  return entityBody(services, contextOf("directoryObject", select), shown);
};

/** A new object as the answer to its create shows it: what a read shows and what was sent, and where it is. */
export const answerCreated = (
  c: Context<Env>,
  services: Services,
  kind: Kind,
  entity: Entity,
  sent: readonly string[],
): Response => {
  c.header(
    "Location",
    `${services.origin()}/v2/${services.tenantId}/directoryObjects/${entity.id}/Microsoft.DirectoryServices.${kind[0]?.toUpperCase()}${kind.slice(1)}`,
  );
  return c.json(
    entityBody(
      services,
      collectionOf[kind],
      render(kind, entity, [...defaultProperties[kind], ...sent]),
    ),
    201,
  );
};
