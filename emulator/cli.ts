import { parseArgs } from "node:util";
import { startEmulator } from ".";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    users: { type: "string", default: "2500" },
    groups: { type: "string", default: "150" },
    seed: { type: "string", default: "1" },
    // Deltas repeat objects, split groups, send empty pages: what Graph may do, now and then.
    "wild-delta": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const main = async (): Promise<void> => {
  if (values.help) {
    console.log(
      "npm run emulator -- [--port 0] [--users 2500] [--groups 150] [--seed 1] [--wild-delta]",
    );
    return;
  }
  const emulator = await startEmulator({
    port: Number(values.port),
    users: Number(values.users),
    groups: Number(values.groups),
    seed: Number(values.seed),
    ...(values["wild-delta"] ? { delta: "seeded" as const } : {}),
  });
  console.log(`Microsoft Graph emulator with ${values.users} users and ${values.groups} groups.

Paste into a connection "OAuth 2.0 Client Credentials":
  Tenant            ${emulator.tenantId}
  Client ID         ${emulator.clientId}
  Client Secret     ${emulator.clientSecret}
  Scopes            ${emulator.url}/.default
  Sign-in Endpoint  ${emulator.url}
  Graph Endpoint    ${emulator.url}

The user names end in @${emulator.domain}. Stop with Ctrl+C.`);
};

void main();
