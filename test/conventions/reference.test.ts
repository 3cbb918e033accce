import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FOLDER, renderReference, root } from "../../reference/render";
import { wire } from "../harness/component";

const committed = (path: string): string => readFileSync(resolve(root, path), "utf8");

const pages = (): string[] =>
  readdirSync(resolve(root, FOLDER), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${FOLDER}/${file}`);

interface Wired {
  readonly key: string;
  readonly inputs: readonly {
    readonly key: string;
    readonly default?: unknown;
    readonly model?: unknown;
    readonly choices?: unknown;
  }[];
  readonly outputSchema?: { readonly schema: string };
}

describe("the reference", () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await renderReference();
  }, 60_000);

  it("is committed as npm run reference writes it", () => {
    for (const [path, text] of files) expect([path, committed(path)]).toEqual([path, text]);
  });

  it("holds no page of something that is gone", () => {
    expect(pages().sort()).toEqual(
      [...files.keys()].filter((path) => path.startsWith(`${FOLDER}/`)).sort(),
    );
  });

  it.each(Object.entries(wire.actions))("describes every input of %s", (key, { inputs }) => {
    const page = files.get(`${FOLDER}/actions/${key}.md`) ?? "";
    for (const input of inputs) {
      const { comments } = input as { comments?: string };
      expect(page).toContain(`| ${input.label} | \`${input.key}\` | `);
      expect(page).toContain(comments);
    }
  });

  it("tells choices, default, example and picker of an input", () => {
    const members = files.get(`${FOLDER}/actions/listGroupMembers.md`) ?? "";
    expect(members).toMatch(
      /^\| Member Kind \| `memberKind` \| string \| no \| `all` \| .*Choices: All \(`all`\), Users \(`users`\)/m,
    );
    expect(members).toMatch(
      /^\| Group Id \| `groupId` \| string \| yes \| {2}\| .*Example: `.+`\. Picker: \[selectGroup\]\(\.\.\/data-sources\/selectGroup\.md\)\. \|$/m,
    );
  });

  it("tells permissions of both kinds, the role, and what to do after a refusal", () => {
    expect(files.get(`${FOLDER}/actions/createGroup.md`)).toContain(
      "| `Group.ReadWrite.All` | `Group.Create` |",
    );
    const user = files.get(`${FOLDER}/actions/updateUser.md`);
    expect(user).toContain("- For a password also `User-PasswordProfile.ReadWrite.All`.");
    expect(user).toContain("Role: When the user holds an administrator role");
    expect(user).toMatch(
      /^\| 404 \| `Request_ResourceNotFound` \| Resource '.+ \| Check the id: /m,
    );
    const changes = files.get(`${FOLDER}/actions/listChanges.md`);
    expect(changes).toContain("`User.Read.All` for users, `GroupMember.Read.All` for groups");
    expect(changes).toMatch(/^\| 410 .* Start over with https:\/\/graph\.microsoft\.com/m);
  });

  it("tells programs of every action what a flow needs", () => {
    const { component, actions, triggers, dataSources, connections } = JSON.parse(
      files.get("documentation/reference.json") ?? "",
    );
    expect(component).toEqual({ key: "ms-entra-id", isPublic: false });
    expect([actions, triggers, dataSources].map((all) => all.map(({ key }: Wired) => key))).toEqual(
      [wire.actions, wire.triggers, wire.dataSources].map(Object.keys),
    );
    expect(connections).toHaveLength(wire.connections.length);
    for (const { key, inputs, permission, example, outputSchema } of actions) {
      const { inputs: wired = [], outputSchema: schema } = (wire.actions[key] ?? {}) as Wired;
      expect([key, outputSchema]).toEqual([key, schema && JSON.parse(schema.schema)]);
      expect(Object.keys(permission)).toEqual(
        expect.arrayContaining(["delegated", "application", "graph"]),
      );
      expect([key, example]).toEqual([key, expect.anything()]);
      expect(
        inputs.map((input: Wired["inputs"][number]) => [input.key, input.choices, input.default]),
      ).toEqual(
        wired.map((input) => [input.key, input.model, String(input.default ?? "") || undefined]),
      );
    }
  });

  it("promises no number without end where an input has a limit", () => {
    const { actions } = JSON.parse(files.get("documentation/reference.json") ?? "");
    const limited = actions.filter(({ inputs }: { inputs: { description: string }[] }) =>
      inputs.some(({ description }) => /\d at most/.test(description)),
    );
    expect(limited.length).toBeGreaterThan(5);
    for (const { details } of limited) expect(details).not.toContain("any number");
  });

  it("shows the result as a table and as the example", () => {
    const page = files.get(`${FOLDER}/actions/listUsers.md`);
    expect(page).toContain("| `value[].displayName` | string or null | no |");
    expect(page).toContain('"displayName": "Adele Vance"');
  });
});
