import { integration } from "@prismatic-io/spectral";
import { componentRegistry } from "./componentRegistry";
import { configPages } from "./configPages";
import { groupSync } from "./flows/groupSync";

export { componentRegistry, configPages };

export default integration({
  name: "Microsoft Entra ID - Group Sync (code-native)",
  description: "Makes the members of a group equal to the list of another system.",
  category: "Identity",
  flows: [groupSync],
  configPages,
  componentRegistry,
});
