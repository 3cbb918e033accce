import { defaultRetryPolicy } from "../src/graph";
import { commonErrors } from "./commonErrors";
import type { Reference } from "./facts";
import { jobTable } from "./jobTable";
import { page, section } from "./markdown";
import { actionTable, connectionTable, linkFrom, pickerTable, triggerTable } from "./tables";

/** `servicePrincipal` → `Service principal` */
const capital = (word: string): string => {
  const spaced = word.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
};

const { maxRetries, maxTotalMs } = defaultRetryPolicy;

/** Everything there is, the actions by resource, and what every action can meet. */
export const indexPage = (reference: Reference): string => {
  const link = linkFrom("");
  const resources = [...new Set(reference.actions.map(({ resource }) => resource))];
  return page(
    "# Reference",
    "Made by `npm run reference` from the component, its permissions and its cases; not to be edited by hand.",
    section("Which step do I need?", jobTable(reference, link)),
    ...resources.map((resource) =>
      section(
        `Actions: ${capital(resource)}`,
        actionTable(
          reference.actions.filter((action) => action.resource === resource),
          link,
        ),
      ),
    ),
    section("Triggers", triggerTable(reference, link)),
    section("Pickers", pickerTable(reference, link)),
    section("Connections", connectionTable(reference, link)),
    section(
      "Errors of every action",
      `What may pass by itself is waited for: a request is sent again up to ${maxRetries} times within ${maxTotalMs / 60_000} minutes, by Raw Request as often\nas it is told to. A create is not sent again where the first one may have worked: the error says so.`,
      commonErrors(),
    ),
  );
};
