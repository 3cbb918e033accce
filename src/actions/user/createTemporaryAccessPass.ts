import type { TemporaryAccessPassAuthenticationMethod } from "@microsoft/microsoft-graph-types";
import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { createTemporaryAccessPassExamplePayload } from "../../examplePayloads/authenticationMethod";
import { entity, GraphError, graphPath, readPage } from "../../graph";
import { isUsableOnce, lifetimeInMinutes, startDateTime } from "../../inputs/authenticationMethod";
import { connection, debugRequest } from "../../inputs/common";
import { userId } from "../../inputs/user";
import { output, temporaryAccessPass } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

type Pass = TemporaryAccessPassAuthenticationMethod & {
  "@odata.context"?: string;
  "@odata.type"?: string;
};

/** The user has a pass, and Graph does not put a new one in its place. */
const isThereAlready = ({ status, code, graphMessage }: GraphError): boolean =>
  (status === 409 && code !== "Directory_ConcurrencyViolation") ||
  (status === 400 && /already (exists|has)/i.test(graphMessage));

const POLICY =
  "Check the values of this step, and the tenant's policy for Temporary Access Pass: it must be on for this user, and decides which lifetimes are allowed and whether a pass may be used more than once.";

/**
 * Creates a pass with which a user signs in without a password, to set up other methods. The result holds
 * it, once: Graph never shows it again. A user has one pass; mostly the new one takes the place of the old
 * one. Where Graph refuses that, the result is the pass that is there, with `temporaryAccessPass` null.
 * @see https://learn.microsoft.com/graph/api/authentication-post-temporaryaccesspassmethods
 */
export const createTemporaryAccessPass = action({
  display: {
    label: "Create Temporary Access Pass",
    description: "Creates a pass with which a user can sign in for a limited time.",
  },
  inputs: { connection, userId, lifetimeInMinutes, isUsableOnce, startDateTime, debugRequest },
  ...notAllowed(createTemporaryAccessPassExamplePayload),
  outputSchema: output(temporaryAccessPass),
  perform: async (context, params) => {
    const { connection, userId, lifetimeInMinutes, isUsableOnce, startDateTime } = params;
    const graph = createClient(connection, context, { debugRequest: params.debugRequest });
    const ofUser = {
      operation: "Create Temporary Access Pass",
      permission: permissions.createTemporaryAccessPass,
      path: graphPath`/users/${userId}/authentication/temporaryAccessPassMethods`,
    };
    try {
      const data = await entity<Pass>(graph, {
        ...ofUser,
        method: "POST",
        body: { lifetimeInMinutes, isUsableOnce, startDateTime },
      });
      return { data };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (isThereAlready(error)) {
        const [existing] = (await readPage<Pass>(graph, { ...ofUser, method: "GET" })).value;
        if (existing !== undefined) return { data: { ...existing, temporaryAccessPass: null } };
      }
      throw error.status === 400 ? new GraphError({ ...error, advice: POLICY }) : error;
    }
  },
});
