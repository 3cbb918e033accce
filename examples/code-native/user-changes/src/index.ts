import { integration } from "@prismatic-io/spectral";
import { componentRegistry } from "./componentRegistry";
import { configPages } from "./configPages";
import { userChanges } from "./flows/userChanges";

export { componentRegistry, configPages };

export default integration({
  name: "Microsoft Entra ID - User Changes (code-native)",
  description: "Sends what changed among the users to another system.",
  category: "Identity",
  flows: [userChanges],
  configPages,
  componentRegistry,
});
