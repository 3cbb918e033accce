import { wholeNumber } from "../cli/options";
import { runCommand } from "../cli/runCommand";
import { startEmulator } from ".";

void runCommand({
  usage: `Usage: npm run emulator -- [--port 0] [--users 2500] [--groups 150] [--seed 1] [--wild-delta]

  --port        the port on 127.0.0.1; 0 takes a free one
  --users       how many users the directory has
  --groups      how many groups
  --seed        every random choice follows from it
  --wild-delta  deltas repeat objects, split groups, send empty pages: what Graph may do, now and then`,
  options: {
    port: { type: "string", default: "0" },
    users: { type: "string", default: "2500" },
    groups: { type: "string", default: "150" },
    seed: { type: "string", default: "1" },
    "wild-delta": { type: "boolean", default: false },
  },
  run: async (values) => {
    const emulator = await startEmulator({
      port: wholeNumber("port", values.port, 65_535),
      users: wholeNumber("users", values.users),
      groups: wholeNumber("groups", values.groups),
      seed: wholeNumber("seed", values.seed),
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
    return true;
  },
});
