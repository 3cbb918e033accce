import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { demoOnEmulator } from "./onEmulator";
import { demoOnTenant } from "./onTenant";

const bundle = resolve(__dirname, "../dist/index.js");

const { values } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    faults: { type: "boolean", default: false },
  },
});

const main = (): Promise<boolean> => {
  const { ENTRA_TENANT_ID, ENTRA_CLIENT_ID, ENTRA_CLIENT_SECRET } = process.env;
  if (!ENTRA_TENANT_ID || !ENTRA_CLIENT_ID || !ENTRA_CLIENT_SECRET) {
    console.log(
      "Microsoft Entra ID component: the built bundle against a Graph emulator on this machine.",
    );
    return demoOnEmulator(bundle, values.faults);
  }
  console.log(`Microsoft Entra ID component: the built bundle against tenant ${ENTRA_TENANT_ID}.`);
  if (!values.write)
    console.log("Reading only. Add -- --write to create and delete test objects as well.");
  return demoOnTenant(bundle, {
    tenantId: ENTRA_TENANT_ID,
    clientId: ENTRA_CLIENT_ID,
    clientSecret: ENTRA_CLIENT_SECRET,
    write: values.write,
  });
};

main().then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
