import { flow } from "@prismatic-io/spectral";
import { catchUp } from "../catchUp";
import { SELECT, type User } from "../person";
import { type Change, tellAll } from "../tellAll";
import { readEvent } from "../triggerEvent";

/**
 * Microsoft Graph notifies User Trigger, and its hourly schedule keeps the subscription alive.
 *
 * Events can come twice and in any order: the other system writes what an event says, and takes a create
 * of somebody who is there for a change.
 */
export const people = flow({
  name: "People",
  stableKey: "people",
  description: "Tells of joiners, movers and leavers, and catches up when notifications were lost.",
  // Graph sends no API key. The trigger believes what carries the secret of its own subscription.
  endpointSecurityType: "unsecured",
  // A run that could not tell everybody fails, and is tried again with everything it had to tell.
  retryConfig: { maxAttempts: 3, delayMinutes: 5, usesExponentialBackoff: true },
  schedule: { value: "0 * * * *" },
  onTrigger: {
    component: "msEntraId",
    key: "userTrigger",
    values: {
      connection: { configVar: "Entra Connection" },
      changeType: { value: ["updated", "deleted"] },
    },
  },
  onExecution: async (context, params) => {
    const { logger, components, configVars } = context;
    const event = readEvent(params.onTrigger.results.body.data);
    switch (event.event) {
      case "notification": {
        // One that was deleted meanwhile comes as softDeleted or permanentlyDeleted, not as an error.
        const { data } = await components.msEntraId.getNotifiedRecords({
          connection: configVars["Entra Connection"],
          notifications: JSON.stringify(event.value),
          $select: SELECT,
        });
        const changes = data.map(({ id, change, record, error }): Change => {
          if (change === "changed") return { id, user: { ...(record as object), id } as User };
          if (change === "softDeleted" || change === "permanentlyDeleted")
            return { id, user: { ...record, id } as User, isDeleted: true };
          return { id, unread: error?.message ?? change };
        });
        return { data: await tellAll(context, changes) };
      }
      case "renewal":
        logger.info(
          `Subscription: ${event.action}, until ${event.expirationDateTime ?? "its end"}`,
        );
        return catchUp(context, event.gap);
      // The trigger has answered Graph, or renewed the subscription, or believed nothing of it.
      case "validation":
      case "lifecycle":
      case "rejected":
        logger.info(`Nothing to do: ${event.event}`);
        return { data: null };
    }
  },
});
