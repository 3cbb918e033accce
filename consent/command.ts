import { textFile } from "../cli/options";
import { command } from "../cli/runCommand";
import { UsageError } from "../cli/usageError";
import { expandFlows } from "./flowSteps";
import { readServicePrincipal } from "./manifest";
import { stepOf } from "./needs";
import { report } from "./report";

export const consent = command({
  usage: `Usage: npm run consent -- [--tenant ID] [--client-id ID] [--redirect-uri URL] [--permissions FILE] KEY|FLOW…

  KEY             an action, trigger or data source, such as listUsers; where it depends on the
                  kind of object, createSubscription:users is the part for users
  FLOW            all steps of a low-code integration: a file such as flow.yml, or one of
                  examples/low-code by its name, such as groupSync
  --tenant        for the consent URL: the tenant's id or domain
  --client-id     for the consent URL: the Application (client) ID
  --redirect-uri  for the consent URL: one of the app's redirect URIs
  --permissions   a file with the output of az ad sp show --id 00000003-0000-0000-c000-000000000000;
                  requiredResourceAccess is then printed with ids

Prints what an administrator consents to for these steps, and why.`,
  options: {
    tenant: { type: "string", default: "{tenant}" },
    "client-id": { type: "string", default: "{clientId}" },
    "redirect-uri": { type: "string", default: "{redirectUri}" },
    permissions: { type: "string" },
  },
  takesWords: true,
  run: async ({ permissions: file, ...values }, words) => {
    if (words.length === 0)
      throw new UsageError("name at least one action, trigger, data source or flow");
    const steps = expandFlows(words).map(stepOf);
    console.log(
      report({
        steps,
        tenant: values.tenant,
        clientId: values["client-id"],
        redirectUri: values["redirect-uri"],
        principal:
          file === undefined
            ? undefined
            : readServicePrincipal(textFile("--permissions", file), file),
      }),
    );
    return true;
  },
});
