import type { Components } from "./definitions";
import type { Reference } from "./integration";

/** What is wrong with a reference to something in a component; undefined when the component has it. */
export const unknownIn = (
  components: Components,
  part: "steps" | "connections" | "dataSources",
  { key, component }: Reference,
): string | undefined => {
  const known = components.get(component.key);
  if (known === undefined)
    return `the component ${component.key} is unknown; known are ${[...components.keys()].join(", ")}`;
  if (known.isPublic !== component.isPublic)
    return `isPublic must be ${known.isPublic} for the component ${component.key}`;
  return known[part].has(key)
    ? undefined
    : `the component ${component.key} has no ${key} among its ${part}`;
};
