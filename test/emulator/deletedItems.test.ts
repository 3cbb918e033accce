import { signInPerson } from "../harness/signInPerson";
import { openEmulator } from "./openEmulator";

type Opened = Awaited<ReturnType<typeof openEmulator>>;

let opened: Opened;

beforeAll(async () => {
  opened = await openEmulator({ users: 3, groups: 1, applications: 1 });
});

afterAll(() => opened.emulator.close());

const deletedUser = (properties: Record<string, unknown> = {}) => {
  const { directory, domain } = opened.emulator;
  const name = `u${crypto.randomUUID()}@${domain}`;
  const user = directory.create("user", {
    displayName: "U",
    userPrincipalName: name,
    ...properties,
  });
  directory.remove("user", user);
  return { id: user.id, name };
};

const restore = (id: string, body?: unknown) =>
  opened.call(
    "POST",
    `/v1.0/directory/deletedItems/${id}/restore`,
    body === undefined ? {} : { body },
  );

const user = (id: string) => opened.emulator.directory.find("user", id);

describe("restore", () => {
  it("refuses a name that was taken meanwhile, and takes a new one", async () => {
    const { directory, domain } = opened.emulator;
    const { id, name } = deletedUser();
    directory.create("user", { displayName: "Other", userPrincipalName: name });
    const { status, body } = await restore(id, {});
    expect([status, body.error.message]).toEqual([
      400,
      "Another object with the same value for property userPrincipalName already exists.",
    ]);
    expect(user(id)).toBeUndefined();
    const newUserPrincipalName = `new-${id}@${domain}`;
    expect((await restore(id, { newUserPrincipalName })).status).toBe(200);
    expect(user(id)?.userPrincipalName).toBe(newUserPrincipalName);
  });

  it("refuses an address that was taken meanwhile, or leaves it out on request", async () => {
    const { directory, domain } = opened.emulator;
    const { id } = deletedUser({ proxyAddresses: ["SMTP:a@contoso.com", "smtp:b@contoso.com"] });
    directory.create("user", {
      displayName: "Other",
      userPrincipalName: `other-${id}@${domain}`,
      proxyAddresses: ["smtp:A@contoso.com"],
    });
    expect((await restore(id)).body.error.details[0].target).toBe("proxyAddresses");
    expect((await restore(id, { autoReconcileProxyConflict: false })).status).toBe(400);
    expect((await restore(id, { autoReconcileProxyConflict: true })).status).toBe(200);
    expect(user(id)?.proxyAddresses).toEqual(["smtp:b@contoso.com"]);
  });

  it.each([
    { userPrincipalName: "x@contoso.onmicrosoft.com" },
    { newUserPrincipalName: 5 },
    { newUserPrincipalName: "x@elsewhere.com" },
    { autoReconcileProxyConflict: "true" },
    [],
    null,
  ])("refuses %j", async (body) => {
    const { id } = deletedUser();
    expect((await restore(id, body)).status).toBe(400);
    expect(user(id)).toBeUndefined();
  });

  it("gives no group a user principal name", async () => {
    const { directory } = opened.emulator;
    const group = directory.create("group", { displayName: "G" });
    directory.remove("group", group);
    const newUserPrincipalName = `x@${opened.emulator.domain}`;
    expect((await restore(group.id, { newUserPrincipalName })).status).toBe(400);
    expect((await restore(group.id)).status).toBe(200);
  });

  it("says 404 to what was never deleted", async () => {
    const [living] = [...opened.emulator.directory.all("user")];
    expect((await restore(living?.id ?? "")).status).toBe(404);
  });
});

it("lets people purge a group, and no app", async () => {
  const { directory } = opened.emulator;
  const group = directory.create("group", { displayName: "G" });
  directory.remove("group", group);
  const item = `/v1.0/directory/deletedItems/${group.id}`;
  expect((await opened.call("DELETE", item)).status).toBe(403);
  const token = await signInPerson(opened.emulator, "Group.ReadWrite.All");
  const headers = { Authorization: `Bearer ${token}` };
  expect((await opened.call("DELETE", item, { headers })).status).toBe(204);
  expect(directory.findDeleted(group.id)).toBeUndefined();
});

describe("directoryObjects/{id}", () => {
  it("gives an object with its type, and 404 for a deleted one", async () => {
    const [living] = [...opened.emulator.directory.all("group")];
    const { body } = await opened.call("GET", `/v1.0/directoryObjects/${living?.id}?$select=id`);
    expect(body).toEqual({
      "@odata.context": expect.stringContaining("$metadata#directoryObjects"),
      "@odata.type": "#microsoft.graph.group",
      id: living?.id,
    });
    const { id } = deletedUser();
    expect((await opened.call("GET", `/v1.0/directoryObjects/${id}`)).status).toBe(404);
  });
});
