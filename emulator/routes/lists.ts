import type { Context } from "hono";
import type { Entity } from "../directory";
import { GraphFault } from "../graphFault";
import { facts, type Kind, kinds } from "../kinds";
import type { Source } from "../listing";
import { type Env, listRequest, type Services } from "./context";

export const listOf = (c: Context<Env>, services: Services, source: Source): Response =>
  c.json(services.listing.page(listRequest(c, services), source));

export const countOf = (c: Context<Env>, services: Services, source: Source): Response =>
  c.text(services.listing.count(listRequest(c, services), source));

/**
 * A path segment that keeps one kind of the objects: `microsoft.graph.user`. Before `/$count` it is `:cast`,
 * since Hono puts the segment behind a pattern into a regular expression as it is.
 */
export const CAST = ":cast{[mM]icrosoft\\.[gG]raph\\.\\w+}";

/** Types of directory objects; those that are no kind here have no objects. */
const TYPES = [...kinds, "directoryRole", "orgContact", "servicePrincipal"];

const typeOf = (c: Context<Env>): string => {
  const name = (c.req.param("cast") ?? "").replace(/^microsoft\.graph\./i, "");
  const type = TYPES.find((one) => one.toLowerCase() === name.toLowerCase());
  if (type === undefined) {
    throw new GraphFault(
      400,
      "BadRequest",
      `The type 'microsoft.graph.${name}' cannot be cast to here.`,
    );
  }
  return type;
};

const castOf = (c: Context<Env>): Kind => {
  const type = typeOf(c);
  const kind = kinds.find((one) => one === type);
  if (kind === undefined) {
    throw new GraphFault(
      400,
      "BadRequest",
      `The type 'microsoft.graph.${type}' cannot be cast to here.`,
    );
  }
  return kind;
};

/**
 * Handlers of a relation's list: mixed, of one kind, and their counts.
 * @param casts Of memberOf and of all transitive lists, Graph casts in advanced queries only.
 */
export const relatedLists = (
  services: Services,
  entities: (c: Context<Env>) => Iterable<Entity>,
  casts: "plain" | "advanced" = "plain",
) => {
  const mixed = (c: Context<Env>): Source => ({
    type: "directoryObject",
    related: true,
    entities: () => entities(c),
  });
  const cast = (c: Context<Env>): Source => {
    const type = typeOf(c);
    const kind = kinds.find((one) => one === type);
    return {
      type: kind ?? "directoryObject",
      related: true,
      ...(casts === "advanced" ? { advancedOnly: true } : {}),
      entities: () => {
        const all = [...entities(c)]; // a missing owner of the list is told for every cast
        return kind === undefined
          ? []
          : all.filter(({ id }) => services.directory.find(kind, id) !== undefined);
      },
    };
  };
  return {
    list: (c: Context<Env>) => listOf(c, services, mixed(c)),
    count: (c: Context<Env>) => countOf(c, services, mixed(c)),
    listCast: (c: Context<Env>) => listOf(c, services, cast(c)),
    countCast: (c: Context<Env>) => countOf(c, services, cast(c)),
  };
};

/** The list of deleted objects of the kind that a path casts to. */
export const deletedOf = (c: Context<Env>, { directory }: Services): Source => {
  const type = castOf(c);
  return { type, entities: () => directory.allDeleted(type) };
};

export const toReadDeleted = (c: Context<Env>) => [facts[castOf(c)].permissions.readDeleted];
