import { type LeastPermissions, type Permission, permissionFor } from "../../src/graph";
import { permissions } from "../../src/permissions";
import published from "../fixtures/graphPermissions.json";
import { actionCases, caseOf, playCase } from "../harness/actionCases";
import { partsOf, templateOf } from "../harness/requestTemplate";

/**
 * The least of either kind that is offered everywhere and gives the whole answer, copied from Microsoft.
 * @see https://github.com/microsoftgraph/microsoft-graph-devx-content permissions/new/permissions.json
 */
const publishedFor = (template: string): LeastPermissions | undefined =>
  (published as unknown as Record<string, LeastPermissions>)[template];

/** What Graph asks for depends on what is watched. */
const DEPENDS = /^\w+ \/subscriptions\b/;

/** And on the type of a deleted item, which its path does not tell. */
const DELETED_ITEM = /^\w+ \/directory\/deletedItems\/\{id\}/;

/** By type, as `DELETE /directory/deletedItems/{id} user` in Microsoft's words. */
const publishedPerType = (template: string): Readonly<Record<string, LeastPermissions>> =>
  Object.fromEntries(
    Object.entries(published as Readonly<Record<string, LeastPermissions>>)
      .filter(([request]) => request.startsWith(`${template} `))
      .map(([request, facts]) => [request.slice(template.length + 1), facts]),
  );

/** The permissions by type: flows call users what Graph calls a user. */
const perType = ({ perCollection = {} }: Permission): Readonly<Record<string, LeastPermissions>> =>
  Object.fromEntries(
    Object.entries(perCollection).map(([kind, facts]) => [kind.replace(/s$/, ""), facts]),
  );

const least = ({ delegated, application }: LeastPermissions) => ({
  delegated: [...delegated].sort(),
  application: [...application].sort(),
});

const keys = Object.keys(actionCases).filter((key) => !/^(raw|batch)Request$/.test(key));

describe("the least permissions", () => {
  it.each(keys)("of %s are those that Microsoft publishes for its request", async (key) => {
    const { collection = "", answers } = caseOf(key);
    const { calls } = await playCase(key, answers);
    const templates = [...new Set(calls.flatMap(partsOf).map(templateOf))];
    const [template = ""] = templates;
    const needed = permissions[key as keyof typeof permissions];
    if (DEPENDS.test(template) || key === "getNotifiedRecords") {
      expect(needed).toMatchObject({
        perCollection: {
          users: { delegated: ["User.Read.All"], application: ["User.Read.All"] },
          groups: { delegated: ["Group.Read.All"], application: ["Group.Read.All"] },
        },
      });
      return;
    }
    if (DELETED_ITEM.test(template)) {
      expect(perType(needed)).toEqual(publishedPerType(template));
      return;
    }
    const facts = publishedFor(template);
    expect([template, facts]).toEqual([template, expect.anything()]);
    // What needs more requests than one may need more than the first one does.
    const named = least(permissionFor(needed, collection));
    if (templates.length === 1 && facts !== undefined) expect(named).toEqual(least(facts));
  });

  it.each([
    ["users", "GET /users/delta"],
    ["groups", "GET /groups/delta"],
    ["applications", "GET /applications/delta"],
  ])("of List Changes of %s are those of the delta", (collection, template) => {
    const named = permissionFor(permissions.listChanges, collection);
    expect(least(named)).toEqual(
      least(publishedFor(template) ?? { delegated: [], application: [] }),
    );
  });

  it("of Disable User are those of each of its requests", () => {
    const [disabling, revoking] = [
      publishedFor("PATCH /users/{id} accountEnabled"),
      publishedFor("POST /users/{id}/revokeSignInSessions"),
    ];
    for (const kind of ["delegated", "application"] as const)
      expect(permissions.disableUser[kind]).toEqual([
        ...(disabling?.[kind] ?? []),
        ...(revoking?.[kind] ?? []),
      ]);
  });

  it.each([
    ["addOrRemoveUserLicense", "users"],
    ["addOrRemoveGroupLicense", "groups"],
  ] as const)("of %s are those of each of its requests", (key, collection) => {
    for (const kind of ["delegated", "application"] as const)
      expect(permissions[key][kind]).toEqual(
        [
          `POST /${collection}/{id}/assignLicense`,
          `GET /${collection}/{id}`,
          "GET /subscribedSkus",
        ].flatMap((template) => publishedFor(template)?.[kind] ?? []),
      );
    expect(Object.values(permissions.addOrRemoveUserLicense.also)).toEqual(
      publishedFor("PATCH /users/{id}")?.application,
    );
  });

  it("of a password and of sign-in activity are named beside", () => {
    const password = publishedFor("PATCH /users/{id} passwordProfile");
    expect(Object.values(permissions.updateUser.also)).toEqual(password?.delegated);
    const activity = publishedFor("GET /users?$select=signInActivity");
    for (const key of ["getUser", "listUsers"] as const)
      expect(
        [...permissions[key].delegated, ...Object.values(permissions[key].also)].sort(),
      ).toEqual([...(activity?.delegated ?? [])].sort());
  });
});
