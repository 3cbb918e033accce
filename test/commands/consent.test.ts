import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { consent as command } from "../../consent/command";
import { run, runHere } from "./runScript";

const ENOUGH_MS = 60_000;
jest.setTimeout(ENOUGH_MS);

const GRAPH = "00000003-0000-0000-c000-000000000000";

const consent = (...args: string[]) => runHere(command, args);

/** The lines of the part for one kind of permission. */
const partOf = (out: string, title: "Delegated" | "Application"): string => {
  const [, delegated = "", application = ""] =
    /^(Delegated permissions[\s\S]*?)^(Application permissions[\s\S]*)/m.exec(out) ?? [];
  return title === "Delegated" ? delegated : application;
};

/** The values in JSON that begins at its own line. */
const manifestIn = (part: string): unknown =>
  JSON.parse(/^\[\n[\s\S]*?^\]/m.exec(part)?.[0] ?? "null");

const folder = mkdtempSync(join(tmpdir(), "consent-flow-"));
const withoutStep = join(folder, "withoutStep.yml");
writeFileSync(withoutStep, "flows: []\n");
const noYaml = join(folder, "noYaml.yml");
writeFileSync(noYaml, "flows: [\n");
afterAll(() => rmSync(folder, { recursive: true }));

describe("npm run consent", () => {
  it.each([
    ["nothing", [], "name at least one action, trigger, data source or flow"],
    [
      "a misspelt key",
      ["getUser", "listuser"],
      'there is no action, trigger or data source "listuser"; did you mean listUsers?',
    ],
    [
      "a key of JavaScript",
      ["toString"],
      'there is no action, trigger or data source "toString"\n',
    ],
    [
      "a collection that the step does not watch",
      ["createSubscription:user"],
      'createSubscription is about users or groups, not about "user"; did you mean users?',
    ],
    [
      "a collection of a step that makes no difference",
      ["getUser:users"],
      'getUser needs the same for everything: write it without ":users"',
    ],
    ["a file that is no YAML", [noYaml], "noYaml.yml is no YAML: "],
    [
      "a file without a step of this component",
      [withoutStep],
      "withoutStep.yml uses no step of ms-entra-id",
    ],
  ])("refuses %s with usage and exit code 2", async (_what, args, told) => {
    const { exitCode, out, error } = await consent(...args);
    expect(error).toContain(told);
    expect(error).toContain("Usage: npm run consent -- [");
    expect([out, exitCode]).toEqual(["", 2]);
  });

  it("tells the union of the least permissions, and which step needs each", async () => {
    const { exitCode, out } = await consent(
      "createGroup",
      "updateUser",
      "createUser",
      "listChanges",
    );
    expect(exitCode).toBe(0);
    for (const [title, forGroups] of [
      ["Delegated", "Group.ReadWrite.All"],
      ["Application", "Group.Create"],
    ] as const) {
      const [least = "", conditional = ""] = partOf(out, title).split(
        "Only if the flow does this:",
      );
      expect(least.split("\n").slice(1, 6)).toEqual([
        "  Application.Read.All: listChanges:applications",
        `  ${forGroups}: createGroup`,
        "  GroupMember.Read.All: listChanges:groups",
        "  User.Read.All: listChanges:users",
        "  User.ReadWrite.All: updateUser; createUser",
      ]);
      // Needed anyway for List Changes, and so no condition.
      expect(conditional).not.toContain("User.Read.All:");
      expect(conditional).toContain(
        "  RoleManagement.ReadWrite.Directory: createGroup, for a role-assignable group\n",
      );
    }
    expect(out).toContain("  updateUser: When the user holds an administrator role");
    expect(out).toContain(
      "Scopes of the connection: Application.Read.All Group.ReadWrite.All GroupMember.Read.All User.Read.All User.ReadWrite.All offline_access\n",
    );
  });

  it("tells one kind of object alone", async () => {
    const { out } = await consent("createSubscription:users");
    expect(out).toContain("  User.Read.All: createSubscription:users\n");
    expect(out).not.toContain("Group.Read.All");
  });

  it("takes an example by its name, with its picker, and a file by its path", async () => {
    const { out } = await consent("groupSync");
    const part = partOf(out, "Application");
    expect(part).toContain("  GroupMember.Read.All: selectGroup; setGroupMembers\n");
    expect(part).toContain("  GroupMember.ReadWrite.All: setGroupMembers\n");
    expect(part).toContain("  User.Read.All: listUsers\n");
    expect((await consent("examples/low-code/groupSync.yml")).out).toBe(out);
  });

  it("takes the part of a flow's step that is told for one kind of object", async () => {
    const { out } = await consent("joinerMoverLeaver", "listChanges:users");
    expect(out).toContain("listChanges:users");
    expect(out).not.toContain("listChanges:groups");
    expect((await consent("joinerMoverLeaver")).out).toContain("listChanges:groups");
  });

  it("is a script of package.json", async () => {
    const { exitCode, out } = await run(["npm", "run", "--silent", "consent", "--", "getUser"]);
    expect([out, exitCode]).toEqual([(await consent("getUser")).out, 0]);
    const refused = await run(["npm", "run", "--silent", "consent", "--", "nowhere.yml"]);
    expect(refused.error).toMatch(
      /^nowhere.yml cannot be read: ENOENT: no such file or directory.*\n\nUsage: npm run consent -- \[/,
    );
    expect([refused.out, refused.exitCode]).toEqual(["", 2]);
  });

  it("names the option whose file is not there", async () => {
    const { exitCode, out, error } = await consent("getUser", "--permissions", "nowhere.json");
    expect(error).toMatch(/^--permissions: .*ENOENT: no such file or directory.*\n\nUsage: /);
    expect([out, exitCode]).toEqual(["", 2]);
  });

  it("tells that a raw request needs what its calls need", async () => {
    const { out } = await consent("rawRequest");
    expect(partOf(out, "Application")).toContain("none of Microsoft Graph can be named");
    expect(out).toContain("rawRequest needs what its calls need");
  });

  it("tells how the ids are found, and the consent URL", async () => {
    const { out } = await consent(
      "listUsers",
      ...["--tenant", "contoso.com", "--client-id", "535fb089-9ff3-47b6-9bfb-4f1264799865"],
      ...["--redirect-uri", "https://oauth2.prismatic.io/callback"],
    );
    for (const list of ["oauth2PermissionScopes", "appRoles"])
      expect(out).toContain(
        `az ad sp show --id ${GRAPH} --query "${list}[?value=='User.Read.All'].id"`,
      );
    expect(out).toContain(
      "  https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id=535fb089-9ff3-47b6-9bfb-4f1264799865&scope=https://graph.microsoft.com/.default&redirect_uri=https%3A%2F%2Foauth2.prismatic.io%2Fcallback\n",
    );
  });
});

describe("npm run consent with Graph's service principal", () => {
  const folder = mkdtempSync(join(tmpdir(), "consent-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileOf = (content: unknown): string => {
    const file = join(folder, "graph.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  };
  const principal = {
    appId: GRAPH,
    appRoles: [
      { id: "11111111-1111-4111-8111-111111111111", value: "User.Read.All" },
      { id: "22222222-2222-4222-8222-222222222222", value: null },
    ],
    oauth2PermissionScopes: [
      { id: "33333333-3333-4333-8333-333333333333", value: "User.Read.All" },
      { id: "44444444-4444-4444-8444-444444444444", value: "offline_access" },
    ],
  };

  it("prints requiredResourceAccess of either kind", async () => {
    const { exitCode, out } = await consent("getUser", "--permissions", fileOf(principal));
    expect(exitCode).toBe(0);
    expect(manifestIn(partOf(out, "Application"))).toEqual([
      {
        resourceAppId: GRAPH,
        resourceAccess: [{ id: "11111111-1111-4111-8111-111111111111", type: "Role" }],
      },
    ]);
    expect(manifestIn(partOf(out, "Delegated"))).toEqual([
      {
        resourceAppId: GRAPH,
        resourceAccess: [
          { id: "33333333-3333-4333-8333-333333333333", type: "Scope" },
          { id: "44444444-4444-4444-8444-444444444444", type: "Scope" },
        ],
      },
    ]);
    expect(out).not.toContain("az ad sp show");
  });

  it.each([
    ["no JSON", "appRoles", "graph.json is no JSON"],
    ["null", null, "graph.json holds no service principal"],
    ["a list of something", [], 'graph.json has no list "appRoles"'],
    ["another app", { ...principal, appId: "other" }, "graph.json is about the app other, not"],
    [
      "a cloud without the permission",
      { ...principal, appRoles: [] },
      "has no application permission User.Read.All",
    ],
  ])("refuses %s", async (_what, content, told) => {
    const { exitCode, out, error } = await consent("getUser", "--permissions", fileOf(content));
    expect(error).toContain(told);
    expect([out, exitCode]).toEqual(["", 2]);
  });
});
