import { decodeJwt } from "jose";
import { openEmulator } from "./openEmulator";

/**
 * What a tool for infrastructure as code does, as hashicorp's azuread provider does it: applies a plan, reads everything
 * back, finds nothing to change, changes something, and destroys everything in reverse order.
 */
const TOOL = {
  clientId: "terraform",
  clientSecret: "secret",
  roles: [
    "Application.ReadWrite.OwnedBy",
    "AppRoleAssignment.ReadWrite.All",
    "Directory.Read.All",
    "Group.ReadWrite.All",
  ],
};
const GRAPH = "00000003-0000-0000-c000-000000000000";
const GROUP_READ_ALL = "5b567255-7703-4780-807c-7be8301ae99b";

let opened: Awaited<ReturnType<typeof openEmulator>>;

beforeEach(async () => {
  opened = await openEmulator({ apps: [TOOL] });
  await opened.signIn(TOOL);
});

afterEach(() => opened.emulator.close());

// biome-ignore lint/suspicious/noExplicitAny: bodies of every kind of object
type Json = any;

const send = async (method: string, path: string, body?: unknown): Promise<Json> => {
  const answer = await opened.call(method, path, body === undefined ? {} : { body });
  if (answer.status >= 400)
    throw new Error(`${method} ${path}: ${answer.status} ${answer.body.error.message}`);
  return answer.body;
};

const reference = (id: string) => `${opened.emulator.url}/v1.0/directoryObjects/${id}`;

const PLAN = {
  application: {
    displayName: "Payroll",
    signInAudience: "AzureADMyOrg",
    identifierUris: ["api://payroll"],
    requiredResourceAccess: [
      { resourceAppId: GRAPH, resourceAccess: [{ id: GROUP_READ_ALL, type: "Role" }] },
    ],
    tags: ["terraform"],
  },
  servicePrincipal: { accountEnabled: true, appRoleAssignmentRequired: true, tags: ["terraform"] },
  group: {
    displayName: "Payroll users",
    mailEnabled: false,
    mailNickname: "payroll",
    securityEnabled: true,
  },
};

const apply = async () => {
  const own = decodeJwt((await opened.token(TOOL)).body.access_token).oid as string;
  const graph = (await send("GET", `/v1.0/servicePrincipals?$filter=appId eq '${GRAPH}'`)).value[0]
    .id;
  const application = await send("POST", "/v1.0/applications", PLAN.application);
  const { appId } = application;
  const principal = await send("POST", "/beta/servicePrincipals", {
    ...PLAN.servicePrincipal,
    appId,
  });
  const password = await send("POST", `/v1.0/applications/${application.id}/addPassword`, {
    passwordCredential: { displayName: "terraform" },
  });
  const wish = { principalId: principal.id, resourceId: graph, appRoleId: GROUP_READ_ALL };
  const assignment = await send("POST", `/v1.0/servicePrincipals/${graph}/appRoleAssignedTo`, wish);
  const group = await send("POST", "/v1.0/groups", {
    ...PLAN.group,
    "owners@odata.bind": [reference(own), reference(principal.id)],
  });
  return {
    ...{ own, graph, appId, secret: password.secretText, keyId: password.keyId },
    ...{ application: application.id, principal: principal.id, group: group.id },
    assignment: assignment.id,
  };
};

type State = Awaited<ReturnType<typeof apply>>;

/** Everything as it is now, in both versions, without what names the version. */
const refresh = async (state: State) => {
  const read = async (version: string) => {
    const at = (path: string) => send("GET", `/${version}/${path}`);
    const ids = async (path: string) =>
      (await at(path)).value.map(({ id }: { id: string }) => id).sort();
    return {
      application: await at(`applications/${state.application}`),
      applicationOwners: await ids(`applications/${state.application}/owners`),
      principal: await at(`servicePrincipals/${state.principal}`),
      principalOwners: await ids(`servicePrincipals/${state.principal}/owners`),
      assignments: await ids(`servicePrincipals/${state.principal}/appRoleAssignments`),
      group: await at(`groups/${state.group}`),
      groupOwners: await ids(`groups/${state.group}/owners`),
    };
  };
  const [now, beta] = [await read("v1.0"), await read("beta")];
  const plain = (text: string) => JSON.parse(text.replaceAll(/\/(v1\.0|beta)\/\$metadata/g, ""));
  expect(plain(JSON.stringify(beta))).toEqual(plain(JSON.stringify(now)));
  return now;
};

const destroy = async (state: State): Promise<void> => {
  await send("DELETE", `/v1.0/groups/${state.group}`);
  await send(
    "DELETE",
    `/v1.0/servicePrincipals/${state.graph}/appRoleAssignedTo/${state.assignment}`,
  );
  // Before its principal goes, which takes its assignments along.
  const left = await send("GET", `/v1.0/servicePrincipals/${state.graph}/appRoleAssignedTo`);
  expect(left.value).toEqual([]);
  await send("POST", `/v1.0/applications/${state.application}/removePassword`, {
    keyId: state.keyId,
  });
  await send("DELETE", `/v1.0/servicePrincipals/${state.principal}`);
  await send("DELETE", `/v1.0/applications/${state.application}`);
  await send("DELETE", `/v1.0/directory/deletedItems/${state.application}`);
};

const sizes = () =>
  (["application", "servicePrincipal", "group"] as const).map((kind) =>
    opened.emulator.directory.size(kind),
  );

it("a plan is applied, stays as it is, is changed and is destroyed to the last object", async () => {
  const before = sizes();
  const state = await apply();
  const now = await refresh(state);
  expect(now).toMatchObject({
    application: {
      ...PLAN.application,
      appId: state.appId,
      passwordCredentials: [{ keyId: state.keyId }],
    },
    applicationOwners: [state.own],
    principal: { ...PLAN.servicePrincipal, appId: state.appId, displayName: "Payroll" },
    principalOwners: [state.own],
    assignments: [state.assignment],
    group: PLAN.group,
    groupOwners: [state.own, state.principal].sort(),
  });
  expect(await refresh(state)).toEqual(now);

  const made = { clientId: state.appId, clientSecret: state.secret };
  expect(decodeJwt((await opened.token(made)).body.access_token).roles).toEqual(["Group.Read.All"]);

  const changed = {
    displayName: "Payroll 2",
    web: { redirectUris: ["https://payroll.example/back"] },
  };
  await send("PATCH", `/v1.0/applications/${state.application}`, changed);
  await send("PATCH", `/v1.0/groups/${state.group}`, { description: "Who is paid" });
  await send("DELETE", `/v1.0/groups/${state.group}/owners/${state.principal}/$ref`);
  expect(await refresh(state)).toEqual({
    ...now,
    application: {
      ...now.application,
      ...changed,
      web: { ...now.application.web, ...changed.web },
    },
    group: { ...now.group, description: "Who is paid" },
    groupOwners: [state.own],
  });

  await destroy(state);
  for (const path of [
    `applications/${state.application}`,
    `servicePrincipals/${state.principal}`,
    `groups/${state.group}`,
    `directory/deletedItems/${state.application}`,
  ])
    expect([path, (await opened.call("GET", `/v1.0/${path}`)).status]).toEqual([path, 404]);
  expect(sizes()).toEqual(before);
  expect((await opened.token(made)).body.error_codes).toEqual([700016]);
});
