import type { Emulator } from "../../emulator";

export const E3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
export const EMS = "efccb6f7-5641-4e0e-bd10-b4976e1bf68e";
const USER_ADMINISTRATOR = "fe930be7-5e62-47db-91af-98c3a49a38b1";

/** A user who has one of everything, and what of it Graph does not take away. */
export const settleLeaver = (emulator: Emulator) => {
  const { authenticationMethods, directory, licences, roles, clock, domain } = emulator;
  const make = (kind: "user" | "group" | "application" | "servicePrincipal", properties = {}) =>
    directory.create(kind, {
      displayName: kind,
      securityEnabled: true,
      groupTypes: [],
      mailEnabled: false,
      appId: crypto.randomUUID(),
      ...properties,
    });
  const manager = make("user", { displayName: "Miriam" });
  const user = make("user", {
    accountEnabled: true,
    manager: manager.id,
    usageLocation: "CH",
    userPrincipalName: `leaver@${domain}`,
  });
  const groups = {
    security: make("group", { displayName: "Security" }),
    unified: make("group", { displayName: "Unified", groupTypes: ["Unified"], mailEnabled: true }),
    licensed: make("group", { displayName: "Licensed" }),
    dynamic: make("group", { displayName: "Dynamic", groupTypes: ["DynamicMembership"] }),
    synced: make("group", { displayName: "Synced", onPremisesSyncEnabled: true }),
    exchange: make("group", { displayName: "Exchange", mailEnabled: true }),
  };
  for (const { id } of Object.values(groups)) directory.link("members", id, [user.id]);
  const owned = {
    shared: make("group", { displayName: "Shared" }),
    alone: make("group", { displayName: "Alone" }),
    application: make("application", { displayName: "Tool" }),
  };
  for (const { id } of Object.values(owned)) directory.link("owners", id, [user.id]);
  directory.link("owners", owned.shared.id, [manager.id]);
  const app = make("servicePrincipal", { displayName: "Payroll" });
  const appRoleId = "00000000-0000-0000-0000-000000000000";
  for (const principalId of [user.id, groups.dynamic.id])
    directory.appRoleAssignments.add({ principalId, resourceId: app.id, appRoleId });
  directory.administrators.add(emulator.clientId); // or it could not disable one of them
  roles.assign({
    principalId: user.id,
    roleDefinitionId: USER_ADMINISTRATOR,
    directoryScopeId: "/",
  });
  authenticationMethods.add(user.id, "phone", {}, true);
  authenticationMethods.add(user.id, "fido2");
  const licence = (skuId: string) => ({ add: [{ skuId, disabledPlans: [] }], remove: [] });
  licences.assignToUser(user, licence(E3));
  licences.assignToGroup(groups.dynamic, licence(EMS));
  clock.advance(10 * 60_000);
  return { id: user.id, groups, owned, app };
};

export type Leaver = ReturnType<typeof settleLeaver>;

/** What the directory still holds of a user. */
export const heldBy = ({ authenticationMethods, directory, roles }: Emulator, id: string) => {
  const user = directory.find("user", id);
  const names = (entities: readonly Readonly<Record<string, unknown>>[]) =>
    entities.map(({ displayName }) => String(displayName)).sort();
  return {
    accountEnabled: user?.accountEnabled,
    licences: (user?.assignedLicenses as { skuId: string }[] | undefined)?.map(
      ({ skuId }) => skuId,
    ),
    groups: names(directory.memberOf(id)),
    owned: names(directory.owned(id)),
    appRoles: directory.appRoleAssignments.all().filter(({ principalId }) => principalId === id)
      .length,
    roles: roles.held(id).length,
    methods: authenticationMethods.of(id).map(({ kind }) => kind),
    manager: user?.manager,
  };
};

/** The same after everything was taken away that can be. */
export const LEFT = {
  accountEnabled: false,
  licences: [EMS],
  groups: ["Dynamic", "Exchange", "Synced"],
  owned: ["Alone"],
  appRoles: 0,
  roles: 0,
  methods: [],
  manager: undefined,
};
