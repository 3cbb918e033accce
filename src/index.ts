import { component } from "@prismatic-io/spectral";
import actions from "./actions";
import connections from "./connections";
import dataSources from "./dataSources";
import { errorHook } from "./errors";
import { logged } from "./runLog/actionLog";
import triggers from "./triggers";

export default component({
  key: "ms-entra-id",
  public: false,
  display: {
    label: "Microsoft Entra ID",
    description:
      "Manage users, groups, applications and change notifications in Microsoft Entra ID through Microsoft Graph.",
    iconPath: "icon.png",
    category: "Application Connectors",
  },
  connections,
  actions: logged(actions),
  triggers,
  dataSources,
  hooks: { error: errorHook },
});
