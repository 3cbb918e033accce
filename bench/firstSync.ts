/**
 * Claim: the first sync of a directory of any size goes page by page: memory stays flat, one request a page, and
 * the time per 1,000 users is the same at the end as at the beginning. A quiet round is one request.
 * Run: node --require esbuild-register bench/firstSync.ts [users]
 */
import { fork } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { startRunner } from "../runner";

const users = Number(process.argv[2] ?? 1_000_000);
const PAGE = 200;
const MEGABYTE = 2 ** 20;

const userOf = (number: number) => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  createdDateTime: "2024-05-01T08:00:00Z",
  displayName: `User ${number}`,
  jobTitle: "Retail Manager",
  userPrincipalName: `user${number}@contoso.onmicrosoft.com`,
});

/** A directory whose pages are made when they are asked for. */
const serve = async (count: () => void): Promise<string> => {
  let origin = "";
  const server = createServer((request, response) => {
    count();
    const { searchParams } = new URL(request.url ?? "", origin);
    const start = Number(searchParams.get("$skiptoken") ?? 0);
    const isQuiet = searchParams.has("$deltatoken");
    const length = isQuiet ? 0 : Math.min(PAGE, users - start);
    const value = Array.from({ length }, (_, index) => userOf(start + index));
    const next = start + length;
    const link =
      isQuiet || next >= users
        ? { "@odata.deltaLink": `${origin}/v1.0/users/delta?$deltatoken=end` }
        : { "@odata.nextLink": `${origin}/v1.0/users/delta?$skiptoken=${next}` };
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ value, ...link }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin;
};

const memory = (): number => {
  global.gc?.();
  return process.memoryUsage().rss / MEGABYTE;
};

/** Plays the platform's loop, and forgets the items of each page as the platform does. */
const sync = async (origin: string): Promise<void> => {
  const runner = await startRunner({ bundle: resolve(__dirname, "../dist/index.js") });
  const trigger = runner.component.triggers.userChangesPolling;
  if (trigger === undefined) throw new Error("no trigger");
  const connection = {
    key: "msEntraIdOauth2",
    configVarKey: "c",
    fields: { baseUrl: origin },
    token: { access_token: "bench" },
  };
  const logger = { info: () => {}, warn: () => {}, debug: () => {} };
  const context = { logger, instanceState: {}, batch: { enabled: true, batchSize: 100 }, flow: {} };
  const poll = async (startFrom: string, each: (items: unknown[]) => void): Promise<void> => {
    let paginationState: unknown;
    do {
      const payload = { headers: {}, ...(paginationState ? { paginationState } : {}) };
      const result = await trigger.perform(context, payload, { connection, startFrom });
      each(trigger.resolveTriggerItems?.(context, result) ?? []);
      paginationState = trigger.getNextPaginationState?.(context, result);
    } while (paginationState);
  };
  const idle = memory();
  let told = 0;
  let peak = 0;
  let since = performance.now();
  const step = Math.max(1, users / 10);
  await poll("everything", (items) => {
    const before = Math.floor(told / step);
    told += items.length;
    peak = Math.max(peak, process.memoryUsage().rss / MEGABYTE);
    if (Math.floor(told / step) === before || items.length === 0) return;
    const ms = (performance.now() - since) / (step / 1000);
    since = performance.now();
    console.log(
      `${String(told).padStart(9)} users  ${ms.toFixed(1)} ms per 1,000  +${Math.round(memory() - idle)} MB`,
    );
  });
  console.log(`${told} events, at most +${Math.round(peak - idle)} MB above the idle process`);
  await poll("everything", () => {});
  await runner.close();
};

const main = async (): Promise<void> => {
  if (process.send !== undefined) {
    process.once("message", async (origin: string) => {
      await sync(origin);
      process.exit();
    });
    return;
  }
  let requests = 0;
  const origin = await serve(() => {
    requests += 1;
  });
  const child = fork(__filename, process.argv.slice(2), {
    execArgv: ["--expose-gc", "--require", "esbuild-register"],
  });
  child.send(origin);
  await new Promise((done) => child.once("exit", done));
  console.log(`${requests} requests: ${Math.ceil(users / PAGE)} pages and one quiet round`);
  process.exit();
};

void main();
