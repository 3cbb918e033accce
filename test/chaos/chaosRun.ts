import { type FaultAnswer, startEmulator } from "../../emulator";
import { seededRandom } from "../../emulator/random";
import type { DeltaPage } from "../../src/graph";
import { collect, type GraphClient, GraphError, graphPath, isAlreadyMember } from "../../src/graph";
import { createTransport } from "../../src/graph/http/transport";
import { pages } from "../../src/graph/paging";
import { bulkStorm } from "./bulkMembership";
import { licenceStorm } from "./licences";
import { offboardingStorm } from "./offboarding";

const USERS = 2_500;
const CREATES = 50;
/** Up to so many faults per request, every read must come through. */
const CALM = 0.15;
const ATTEMPT_TIMEOUT_MS = 1_000;

const UNKNOWN =
  /It is unknown whether Graph carried this out|Graph carried this out\. Look for the object/;

/** A list says how far it came. */
const FAILED = /^ failed(?: after \d+ pages? with \d+ entries)?: /;

/** What can go wrong with one request, and how often beside the others. */
const storms: readonly (readonly [weight: number, fault: (random: () => number) => FaultAnswer])[] =
  [
    [
      6,
      (random) => ({
        kind: "status",
        status: 429,
        headers: random() < 0.8 ? { "Retry-After": (random() * 8).toFixed(2) } : {},
      }),
    ],
    [
      3,
      (random) => ({
        kind: "status",
        status: [500, 502, 503, 504, 408][Math.floor(random() * 5)] ?? 503,
      }),
    ],
    [2, () => ({ kind: "status", status: 504, done: true })],
    [
      2,
      () => ({
        kind: "status",
        status: 503,
        body: "<html><h1>Bad gateway</h1></html>",
        headers: { "Content-Type": "text/html" },
      }),
    ],
    [2, () => ({ kind: "reset" })],
    [2, () => ({ kind: "reset", done: true })],
    [2, () => ({ kind: "truncate" })],
    [1, () => ({ kind: "malformed", body: '{"value": [' })],
    [1, () => ({ kind: "malformed", body: "<html>ok</html>", contentType: "text/html" })],
    [1, () => ({ kind: "malformed", body: "" })],
    [0.02, () => ({ kind: "stall" })],
  ];

const pickStorm = (random: () => number): FaultAnswer => {
  let share = random() * storms.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, fault] of storms) {
    share -= weight;
    if (share < 0) return fault(random);
  }
  return { kind: "reset" };
};

const duplicates = (ids: readonly string[]): number => ids.length - new Set(ids).size;

/** Throws with what is wrong; the run's seed is added by the test. */
const check = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise);
};

/** The promise's error, which must be one readable sentence of ours; undefined when there is none. */
const failureOf = async (work: Promise<unknown>): Promise<GraphError | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    check(error instanceof GraphError, `not a GraphError: ${String(error)}`);
    const { message, operation } = error as GraphError;
    check(
      message.startsWith(operation) &&
        FAILED.test(message.slice(operation.length)) &&
        message.length > operation.length + 20,
      `unreadable: ${message}`,
    );
    check(!/Bearer|emulated-access-token|<html>/.test(message), `leaks: ${message}`);
    return error as GraphError;
  }
};

/**
 * One seeded run of a mixed workload under a seeded storm: list everyone, create users, put them in a
 * group, read the delta, change licences and members in bulk, offboard somebody. Every step ends with exactly the right set, or with one clear error; an error
 * that leaves the outcome open says so.
 */
export const chaosRun = async (seed: number): Promise<{ faults: number; errors: number }> => {
  const random = seededRandom(seed);
  const emulator = await startEmulator({ users: USERS, groups: 1, applications: 0, seed });
  const signIn = async (): Promise<string> => {
    const response = await fetch(`${emulator.url}/${emulator.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: emulator.clientId,
        client_secret: emulator.clientSecret,
        scope: `${emulator.url}/.default`,
      }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  let token = signIn();
  let tokenUntil = emulator.clock.now().getTime() + 3_000_000;
  const graph: GraphClient = createTransport({
    origin: emulator.url,
    accessToken: () => {
      if (emulator.clock.now().getTime() > tokenUntil) {
        token = signIn();
        tokenUntil = emulator.clock.now().getTime() + 3_000_000;
      }
      return token;
    },
    now: emulator.clock.now,
    random,
    timeoutMs: ATTEMPT_TIMEOUT_MS,
    // Nobody waits for real: the clock of the emulator, which is everybody's here, is moved.
    sleep: async (ms) => emulator.clock.advance(ms),
  });
  await token;

  try {
    const group = emulator.directory.create("group", { displayName: "Chaos" });
    const start = (
      await graph.request<DeltaPage>({
        operation: "List Changes",
        method: "GET",
        path: "/users/delta",
        query: { $deltatoken: "latest" },
      })
    ).body["@odata.deltaLink"];
    let intensity = random() * 0.35;
    let faults = 0;
    emulator.directory.replication.lagMs = random() < 0.5 ? Math.floor(random() * 4_000) : 0;
    emulator.faults.plan({
      path: /^\/v1\.0/,
      answer: () => {
        if (random() >= intensity) return undefined;
        faults += 1;
        return pickStorm(random);
      },
    });
    let errors = 0;

    // 1. Everyone, once each.
    const everyone = [...emulator.directory.all("user")].map(({ id }) => id);
    let listed: string[] = [];
    const listError = await failureOf(
      collect<{ id: string }>(graph, {
        operation: "List Users",
        method: "GET",
        path: "/users",
        query: { $select: "id", $top: 200 },
      }).then(({ value }) => {
        listed = value.map(({ id }) => id);
      }),
    );
    if (listError === undefined) {
      check(duplicates(listed) === 0, `${duplicates(listed)} users came twice`);
      check(
        listed.join() === everyone.join(),
        `listed ${listed.length} of ${everyone.length} users`,
      );
    } else {
      check(intensity > CALM, `gave up under a light storm: ${listError.message}`);
      errors += 1;
    }

    // 2. Creates: there, or not there, or said to be unknown. Never twice.
    const created: string[] = [];
    const outcomes = new Map<string, "made" | "not made" | "unknown">();
    for (let number = 0; number < CREATES; number += 1) {
      const userPrincipalName = `chaos${number}@${emulator.domain}`;
      const failure = await failureOf(
        graph
          .request<{ id: string }>({
            operation: "Create User",
            method: "POST",
            path: "/users",
            body: {
              accountEnabled: true,
              displayName: `Chaos ${number}`,
              mailNickname: `chaos${number}`,
              userPrincipalName,
              passwordProfile: { password: "xWwvJ]6NMw+bWH-d" },
            },
          })
          .then(({ body }) => created.push(body.id)),
      );
      if (failure === undefined) outcomes.set(userPrincipalName, "made");
      else {
        errors += 1;
        outcomes.set(userPrincipalName, UNKNOWN.test(failure.message) ? "unknown" : "not made");
      }
    }

    // 3. Members in bulk; what is unclear is added one by one, which can be repeated.
    const reference = (id: string) => `${emulator.url}/v1.0/directoryObjects/${id}`;
    const add = async (id: string): Promise<void> => {
      try {
        await graph.request({
          operation: "Add Member to Group",
          method: "POST",
          path: graphPath`/groups/${group.id}/members/$ref`,
          body: { "@odata.id": reference(id) },
        });
      } catch (error) {
        if (!isAlreadyMember(error)) throw error;
      }
    };
    const missing = new Set<string>();
    for (let from = 0; from < created.length; from += 20) {
      const ids = created.slice(from, from + 20);
      const failure = await failureOf(
        graph.request({
          operation: "Add Members",
          method: "PATCH",
          path: graphPath`/groups/${group.id}`,
          body: { "members@odata.bind": ids.map(reference) },
        }),
      );
      if (failure === undefined) continue;
      for (const id of ids) {
        for (let attempt = 1; attempt <= 4; attempt += 1) {
          const left = await failureOf(add(id));
          if (left === undefined) break;
          if (attempt === 4) {
            errors += 1;
            missing.add(id);
          }
        }
      }
    }
    const members = emulator.directory.related("members", group.id).map(({ id }) => id);
    emulator.clock.advance(5_000); // every replica knows everything now
    const stored = emulator.directory.related("members", group.id).map(({ id }) => id);
    for (const [name, outcome] of outcomes) {
      const exists = emulator.directory.findByKey("user", "userPrincipalName", name) !== undefined;
      check(outcome !== "made" || exists, `${name} is said to be created and is not`);
      check(
        outcome !== "not made" || !exists,
        `${name} was created, but the error says that it was not`,
      );
    }
    check(created.length === new Set(created).size, "a user was created twice");
    check(duplicates(members) === 0, "a member is in the group twice");
    for (const id of created)
      check(stored.includes(id) || missing.has(id), `member ${id} is lost without an error`);
    for (const id of stored) check(created.includes(id), `member ${id} came from nowhere`);

    // 4. The delta holds every user that was created.
    const changed = new Set<string>();
    const deltaError = await failureOf(
      (async () => {
        for await (const page of pages<{ id: string }>(graph, {
          operation: "List Changes",
          method: "GET",
          path: start ?? "",
        })) {
          for (const { id } of page.value) changed.add(id);
        }
      })(),
    );
    if (deltaError === undefined)
      for (const id of created) check(changed.has(id), `the delta lost ${id}`);
    else {
      check(intensity > CALM, `gave up under a light storm: ${deltaError.message}`);
      errors += 1;
    }

    // 5. Licences: the old one or the new one, as the result says.
    errors += await licenceStorm(graph, emulator, failureOf, check, UNKNOWN);

    // 6. Members and users in bulk: each entry of the result says what the directory holds.
    errors += await bulkStorm(graph, emulator, random, failureOf, check);

    // 7. A user who leaves, in a storm in which some steps fail, and once more after it.
    intensity = 0.4 + random() * 0.3;
    errors += await offboardingStorm(graph, emulator, failureOf, check);
    return { faults, errors };
  } finally {
    await emulator.close();
  }
};
