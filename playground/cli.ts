import { spawn } from "node:child_process";
import { buildBundle } from "../cli/buildBundle";
import { wholeNumber } from "../cli/options";
import { runCommand } from "../cli/runCommand";
import { UsageError } from "../cli/usageError";
import { createPlayground } from "./playground";
import { startServer } from "./server";
import { emulatorWorld } from "./world/emulatorWorld";
import { tenantWorld } from "./world/tenantWorld";

/** Opens the page where that is possible; where it is not, the URL is printed anyway. */
const openBrowser = (url: string): void => {
  const [command, args]: [string, string[]] =
    process.platform === "darwin"
      ? ["open", [url]]
      : process.platform === "win32"
        ? ["cmd", ["/c", "start", "", url]]
        : ["xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
};

const checkPublicUrl = (url: string): string => {
  if (!URL.canParse(url) || new URL(url).protocol !== "https:")
    throw new UsageError(`--public-url takes an https URL, not "${url}"`);
  return url.replace(/\/+$/, "");
};

void runCommand({
  usage: `Usage: npm run playground -- [--port 4600] [--users 2500] [--groups 150] [--seed 1] [--no-open]
       npm run playground -- --tenant [--write] [--public-url URL] [--webhook-port 4601] [--port 4600] [--no-open]

  --port          the page's port on 127.0.0.1; 0 takes a free one
  --users         how many users the emulated directory has
  --groups        how many groups
  --seed          every random choice follows from it
  --no-open       only print the URL
  --tenant        a real tenant: ENTRA_TENANT_ID, ENTRA_CLIENT_ID and ENTRA_CLIENT_SECRET, or the files
                  ENTRA_CERTIFICATE and ENTRA_PRIVATE_KEY (PEM) instead of the secret. It is only read.
                  Another cloud: ENTRA_SIGN_IN_ENDPOINT and ENTRA_GRAPH_ENDPOINT
  --write         let the steps change the tenant
  --public-url    where Microsoft Graph reaches the webhook port, for triggers: the https URL of a tunnel
  --webhook-port  that port on 127.0.0.1; 0 takes a free one`,
  options: {
    port: { type: "string", default: "4600" },
    users: { type: "string", default: "2500" },
    groups: { type: "string", default: "150" },
    seed: { type: "string", default: "1" },
    "no-open": { type: "boolean", default: false },
    tenant: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    "public-url": { type: "string" },
    "webhook-port": { type: "string", default: "0" },
  },
  run: async (values) => {
    const { tenant, write, "public-url": publicUrl } = values;
    if (write && !tenant)
      throw new UsageError("--write is for --tenant: the emulated one takes everything");
    if (publicUrl !== undefined && !tenant) throw new UsageError("--public-url is for --tenant");
    const port = wholeNumber("port", values.port, 65_535);
    const webhookPort = wholeNumber("webhook-port", values["webhook-port"], 65_535);
    const world = tenant
      ? tenantWorld(process.env)
      : await emulatorWorld({
          users: wholeNumber("users", values.users, 200_000),
          groups: wholeNumber("groups", values.groups, 20_000),
          seed: wholeNumber("seed", values.seed),
        });
    const playground = await createPlayground({
      bundle: buildBundle(),
      world,
      write,
      webhookPort,
      ...(publicUrl === undefined ? {} : { publicUrl: checkPublicUrl(publicUrl) }),
    });
    const { url } = await startServer(playground, port);
    console.log(`Playground of the Microsoft Entra ID component, ${
      tenant
        ? `on tenant ${world.tenantId}${write ? ", which it may change" : ", reading only"}`
        : `on an emulated tenant with ${values.users} users and ${values.groups} groups`
    }.

  ${url}

The URL opens once, in one browser: whoever opens it may do all that the page can. Stop with Ctrl+C; nothing is kept.`);
    if (publicUrl !== undefined) console.log(`Webhooks arrive at ${playground.webhookUrl}.`);
    if (!values["no-open"]) openBrowser(url);
    return true;
  },
});
