import type { Clock } from "../clock";
import type { Directory } from "../directory";
import type { Roles } from "../roles";
import { createActors } from "./actors";
import { createAudits } from "./audits";
import { createSignIns } from "./signIns";

/** What happens in the tenant, as its logs tell it. */
export const createLogs = (clock: Clock, directory: Directory, roles: Roles) => {
  /** How long an entry takes until it can be read. */
  const lateness = { ms: 0 };
  const actors = createActors(directory);
  const signIns = createSignIns(clock, lateness);

  return {
    lateness,
    as: actors.as,
    signIns,
    audits: createAudits(clock, directory, roles, actors, lateness),
  };
};

export type Logs = ReturnType<typeof createLogs>;
