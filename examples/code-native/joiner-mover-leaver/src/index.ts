import { integration } from "@prismatic-io/spectral";
import { componentRegistry } from "./componentRegistry";
import { configPages } from "./configPages";
import { people } from "./flows/people";

export { componentRegistry, configPages };

export default integration({
  name: "Microsoft Entra ID - Joiner, Mover, Leaver (code-native)",
  description: "Tells another system at once of the people who come, change and go.",
  category: "Identity",
  flows: [people],
  configPages,
  componentRegistry,
});
