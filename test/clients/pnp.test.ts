import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { graphfi } from "@pnp/graph";
import "@pnp/graph/batching.js";
import { GroupType } from "@pnp/graph/groups/index.js";
import "@pnp/graph/members/index.js";
import "@pnp/graph/users/index.js";
import { GraphDefault, MSAL } from "@pnp/nodejs";
import { clientId, clientSecret, control, exchangesOf, host, tenantId, url } from "./emulator";

// Not graphfi(baseUrl), which takes the version out of the address of a batch.
const graph = graphfi().using(
  GraphDefault({ baseUrl: `${url}/v1.0` }),
  MSAL({
    auth: {
      clientId,
      clientSecret,
      authority: `${url}/${tenantId}`,
      knownAuthorities: [host],
    },
  }),
);

afterEach(() => control("DELETE", "/faults"));

test("PnPjs reads every page of a list", async () => {
  const ids = new Set<string>();
  const sent = await exchangesOf(async () => {
    for await (const page of graph.users.select("id").top(999))
      for (const { id } of page) ids.add(id as string);
  }, "/v1.0/users");
  assert.equal(ids.size, (await control("GET", "")).size.users);
  assert.ok(sent.length > 1);
});

test("PnPjs makes a group, gives it a member and deletes it", async () => {
  const { id } = await graph.groups.add("PnP", "pnp", GroupType.Security, {
    description: "Made by PnPjs",
  });
  const group = graph.groups.getById(id as string);
  const [person] = await graph.users.top(1)();
  await group.members.add(`${url}/v1.0/directoryObjects/${person?.id}`);
  assert.deepEqual(
    (await group.members()).map((one) => one.id),
    [person?.id],
  );
  await group.delete();
  await assert.rejects(async () => group(), /404|Request_ResourceNotFound/);
});

test("PnPjs sends requests in a batch, and tries a throttled one again", async () => {
  const [batched, execute] = graph.batched();
  const answers: unknown[] = [];
  batched.users
    .top(1)()
    .then((users) => answers.push(users));
  batched.groups
    .top(2)()
    .then((groups) => answers.push(groups));
  const sent = await exchangesOf(execute, "/v1.0/$batch");
  assert.equal(sent.length, 1);
  assert.deepEqual(
    (answers as unknown[][]).map(({ length }) => length),
    [1, 2],
  );
  await control("POST", "/faults", {
    path: "/groups$",
    times: 1,
    answer: { kind: "status", status: 429, headers: { "Retry-After": "1" } },
  });
  const statuses = (await exchangesOf(() => graph.groups.top(1)(), "/v1.0/groups")).map(
    (one) => one.status,
  );
  assert.deepEqual(statuses, [429, 200]);
});
