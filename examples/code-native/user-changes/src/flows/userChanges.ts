import { flow, util } from "@prismatic-io/spectral";
import { type Place, placeFrom } from "../place";
import { type ChangedUser, sendPage } from "../sendPage";

/** What List Changes returns with the properties of this flow's Select. */
interface Changes {
  data: { value: ChangedUser[]; "@odata.nextLink"?: string; deltaLink: string | null };
}

/** A run may take 15 minutes. The next one goes on where this one stops. */
const LONGEST_MS = 10 * 60 * 1000;

/**
 * A flow in code cannot use the polling triggers of the component. List Changes on a schedule does the same:
 * the first run reads everybody, each later one what changed since.
 *
 * A page is handed over before its place is saved: nothing is lost, and a page can come twice.
 */
export const userChanges = flow({
  name: "User Changes",
  stableKey: "user-changes",
  description: "Sends what changed among the users to another system.",
  schedule: { configVar: "Schedule" },
  // A run that takes longer than the schedule must not meet the next one: both would write the state.
  queueConfig: { singletonExecutions: true },
  onExecution: async (context) => {
    const { components, configVars, logger } = context;
    const url = util.types.toString(configVars["Changes URL"]);
    const began = Date.now();
    let place = placeFrom(context.instanceState.place, new Date(began));
    let sent = 0;
    for (;;) {
      const { data } = await components.msEntraId.listChanges<Changes>({
        connection: configVars["Entra Connection"],
        deltaURL: place.link,
        // Counts for the first call of all; links hold it.
        $select: "id,displayName,mail,department,accountEnabled",
      });
      const next = data["@odata.nextLink"];
      const isLast = next === undefined;
      // A quiet quarter of an hour tells nothing.
      if (data.value.length > 0 || place.isFull)
        await sendPage(url, { users: data.value, isFull: place.isFull, isLast });
      sent += data.value.length;
      place = nextPlace(place, next, data.deltaLink);
      // State is saved when the run ends: that it can be read half way is for a run that is stopped here.
      context.instanceState.place = place;
      if (isLast || Date.now() - began > LONGEST_MS) break;
    }
    logger.info(`${sent} changes sent${place.isFull ? ", of a round that goes on" : ""}`);
    return { data: { sent }, instanceState: { ...context.instanceState } };
  },
});

const nextPlace = (place: Place, next: string | undefined, deltaLink: string | null): Place => {
  if (next !== undefined) return { ...place, link: next };
  if (deltaLink === null) throw new Error("List Changes gave neither a next page nor a delta link");
  return { link: deltaLink, roundBegan: new Date().toISOString(), isFull: false };
};
