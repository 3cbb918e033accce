import { buildBundle } from "../cli/buildBundle";
import { allOrNone } from "../cli/environment";
import { runCommand } from "../cli/runCommand";
import { UsageError } from "../cli/usageError";

void runCommand({
  usage: `Usage: npm run demo -- [--faults] [--write]

  --faults  raise a storm of throttling, server errors and cut connections on the emulator
  --write   create and delete test objects in the tenant, too

The demo runs on an emulator on this machine, or, with ENTRA_TENANT_ID, ENTRA_CLIENT_ID and
ENTRA_CLIENT_SECRET set, on that tenant.`,
  options: {
    write: { type: "boolean", default: false },
    faults: { type: "boolean", default: false },
  },
  // What it plays with is loaded once the options are right: whoever mistyped one is told at once.
  run: async ({ write, faults }) => {
    const tenant = allOrNone(
      ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"],
      process.env,
    );
    if (write && tenant === undefined)
      throw new UsageError("--write is for a tenant: set the three ENTRA_ variables");
    if (faults && tenant !== undefined)
      throw new UsageError("--faults is for the emulator: unset the three ENTRA_ variables");
    if (tenant === undefined) {
      console.log(
        "Microsoft Entra ID component: the built bundle against a Graph emulator on this machine.",
      );
      const { demoOnEmulator } = require("./onEmulator") as typeof import("./onEmulator");
      return demoOnEmulator(buildBundle(), faults);
    }
    console.log(
      `Microsoft Entra ID component: the built bundle against tenant ${tenant.ENTRA_TENANT_ID}.`,
    );
    if (!write)
      console.log("Reading only. Add -- --write to create and delete test objects as well.");
    const { demoOnTenant } = require("./onTenant") as typeof import("./onTenant");
    return demoOnTenant(buildBundle(), {
      tenantId: tenant.ENTRA_TENANT_ID,
      clientId: tenant.ENTRA_CLIENT_ID,
      clientSecret: tenant.ENTRA_CLIENT_SECRET,
      write,
    });
  },
});
