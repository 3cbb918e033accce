/**
 * Claim: Get All Paginated Results makes one request per 999 users and holds the result and one page.
 * Baseline beside it: the same users in pages of Graph's default size, pushed page by page.
 * Run: node --require esbuild-register bench/listUsers.ts [users]
 */
import { fork } from "node:child_process";
import { resolve } from "node:path";
import { startEmulator } from "../emulator";
import { localFields, startRunner } from "../runner";

const bundle = resolve(__dirname, "../dist/index.js");
const users = Number(process.argv[2] ?? 50_000);

interface Page {
  value: unknown[];
  "@odata.nextLink"?: string;
}

const measure = async (all: boolean, fields: Record<string, string>): Promise<void> => {
  const runner = await startRunner({ bundle });
  const connection = await runner.connect("msEntraIdClientCredentials", fields);
  const run = (key: string, inputs: object) =>
    runner.runAction<Page>(key, { connection, ...inputs });
  global.gc?.();
  const [before, startedAt] = [process.memoryUsage().rss, performance.now()];
  let count = 0;
  if (all) {
    count = (await run("listUsers", { getAllPaginatedResults: true })).value.length;
  } else {
    const collected: unknown[] = [];
    let page = await run("listUsers", {});
    while (true) {
      collected.push(...page.value);
      if (page["@odata.nextLink"] === undefined) break;
      page = await run("rawRequest", { url: page["@odata.nextLink"], method: "GET" });
    }
    count = collected.length;
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1e6);
  console.log(
    `${all ? "all at once " : "default size"}  ${count} users  ${seconds} s  +${megabytes} MB`,
  );
  await runner.close();
};

const main = async (): Promise<void> => {
  if (process.send !== undefined) {
    process.once(
      "message",
      async ({ all, fields }: { all: boolean; fields: Record<string, string> }) => {
        await measure(all, fields);
        process.exit();
      },
    );
    return;
  }
  const emulator = await startEmulator({ users, groups: 0, applications: 0 });
  const fields = localFields(emulator);
  for (const all of [true, false]) {
    const before = emulator.exchanges.length;
    const child = fork(__filename, { execArgv: ["--expose-gc", "--require", "esbuild-register"] });
    child.send({ all, fields });
    await new Promise((done) => child.once("exit", done));
    console.log(`              ${emulator.exchanges.length - before - 1} requests`);
  }
  await emulator.close();
};

void main();
