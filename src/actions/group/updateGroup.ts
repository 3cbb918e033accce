import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { groupChangedExamplePayload } from "../../examplePayloads/group";
import { graphPath, InputError, withProgress } from "../../graph";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { description, newDisplayName, newMailNickname, visibility } from "../../inputs/groupUpdate";
import { groupProperties } from "../../inputs/moreProperties";
import { output, success, text } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

// https://learn.microsoft.com/graph/api/group-update: Exchange keeps these. Each needs a request of its
// own, and a person who signs in.
const IN_EXCHANGE = [
  "allowExternalSenders",
  "autoSubscribeNewMembers",
  "hideFromAddressLists",
  "hideFromOutlookClients",
  "isSubscribedByMail",
  "unseenCount",
];

type Properties = Readonly<Record<string, unknown>>;

/** The bodies to send, one after the other: the ordinary properties, then each of Exchange's alone. */
const bodiesOf = (changes: Properties): Properties[] => {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const ordinary = given.filter(([name]) => !IN_EXCHANGE.includes(name));
  const alone = given.filter(([name]) => IN_EXCHANGE.includes(name));
  return [
    ...(ordinary.length > 0 ? [Object.fromEntries(ordinary)] : []),
    ...alone.map((property) => Object.fromEntries([property])),
  ];
};

/** An app gets a bare 403 for these, which reads as if a permission were missing. */
const assertPerson = (bodies: readonly Properties[]): void => {
  const names = bodies.flatMap(Object.keys).filter((name) => IN_EXCHANGE.includes(name));
  if (names.length > 0)
    throw new InputError(
      "Additional Properties",
      `${names.join(", ")} can only be changed by a person who signs in. Leave it out, or use a connection of the kind OAuth 2.0`,
    );
};

/**
 * Changes the given properties of a group; what is not given stays as it is. Properties that Exchange
 * keeps, such as hideFromAddressLists, go in requests of their own after the others; when one of them
 * fails, the error says what was written before it.
 * @see https://learn.microsoft.com/graph/api/group-update
 */
export const updateGroup = action({
  display: { label: "Update Group", description: "Updates the given properties of a group." },
  inputs: {
    connection,
    groupId,
    displayName: newDisplayName,
    description,
    mailNickname: newMailNickname,
    visibility,
    additionalProperties: groupProperties,
    debugRequest,
  },
  ...notAllowed(groupChangedExamplePayload),
  outputSchema: output(success({ groupId: text })),
  perform: async (context, params) => {
    const { groupId, displayName, description, mailNickname, visibility } = params;
    const bodies = bodiesOf({
      displayName,
      description,
      mailNickname,
      visibility,
      ...params.additionalProperties,
    });
    if (bodies.length === 0)
      throw new InputError(
        "Update Group",
        "nothing to update: give at least one property besides Group Id",
      );
    const graph = createClient(params.connection, context, { debugRequest: params.debugRequest });
    if (graph.appOnly) assertPerson(bodies);
    const written: string[] = [];
    for (const body of bodies) {
      try {
        await graph.request({
          operation: "Update Group",
          permission: permissions.updateGroup,
          method: "PATCH",
          path: graphPath`/groups/${groupId}`,
          body,
        });
      } catch (error) {
        if (written.length === 0) throw error;
        const names = Object.keys(body).join(", ");
        throw withProgress(error, `at ${names}, after it had written ${written.join(", ")}`);
      }
      written.push(...Object.keys(body));
    }
    return { data: { success: true as const, groupId } };
  },
});
