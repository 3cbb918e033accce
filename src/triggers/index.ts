import { groupTrigger } from "./groupTrigger";
import { userTrigger } from "./userTrigger";
import { webhook } from "./webhook";

export default { groupTrigger, userTrigger, webhook };
