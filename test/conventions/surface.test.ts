import component from "../../src";
import { actions, connections, dataSources, triggers } from "./interface";

const specified = { actions, triggers, dataSources, connections };

interface Wire {
  label?: string;
  display?: { label: string };
  inputs: { key: string; label: string; default?: unknown }[];
}

const surface = (entries: [string, Wire][]) =>
  Object.fromEntries(
    entries.map(([key, { label, display, inputs }]) => [
      key,
      {
        label: label ?? display?.label,
        inputs: inputs.map((input) => [input.key, input.label, input.default || undefined]),
      },
    ]),
  );

const wanted = (entries: typeof actions) =>
  Object.fromEntries(
    Object.entries(entries).map(([key, { label, inputs }]) => [
      key,
      {
        label,
        inputs: Object.entries(inputs).map(([name, [text, fallback]]) => [name, text, fallback]),
      },
    ]),
  );

describe("the public surface", () => {
  it.each(["actions", "triggers", "dataSources"] as const)(
    "has exactly the specified %s",
    (part) => {
      const actual = Object.entries(component[part] ?? {}) as unknown as [string, Wire][];
      expect(surface(actual)).toEqual(wanted(specified[part]));
    },
  );

  it("has exactly the specified connections", () => {
    const actual = component.connections.map((connection) => [connection.key, connection] as const);
    expect(surface(actual as unknown as [string, Wire][])).toEqual(wanted(specified.connections));
  });

  it("is what it says", () => {
    expect(component).toMatchObject({
      key: "ms-entra-id",
      public: false,
      display: {
        label: "Microsoft Entra ID",
        category: "Application Connectors",
        iconPath: "icon.png",
      },
    });
  });

  it("offers the four clouds and their three sign-in hosts", () => {
    const values = (key: string) =>
      component.connections
        .find((connection) => connection.key === "msEntraIdClientCredentials")
        ?.inputs.find((input) => input.key === key)
        ?.model?.map(({ value }) => value);
    expect(values("baseUrl")).toEqual([
      "https://graph.microsoft.com",
      "https://graph.microsoft.us",
      "https://dod-graph.microsoft.us",
      "https://microsoftgraph.chinacloudapi.cn",
    ]);
    expect(values("entraIdEndpoint")).toEqual([
      "https://login.microsoftonline.com",
      "https://login.microsoftonline.us",
      "https://login.chinacloudapi.cn",
    ]);
  });

  it.each([
    ["getUser", "userId", "selectUser"],
    ["getGroup", "groupId", "selectGroup"],
    ["getApplication", "applicationObjectId", "selectApplication"],
    ["removeMemberOfGroup", "memberId", "selectGroupMember"],
    ["getSubscription", "subscriptionId", "selectSubscription"],
    ["restoreDeletedItem", "deletedItemId", "selectDeletedItem"],
    ["createUser", "domain", "selectDomain"],
    ["assignDirectoryRole", "principalId", "selectUser"],
    ["assignDirectoryRole", "roleDefinitionId", "selectDirectoryRole"],
    ["listDirectoryRoleAssignments", "roleDefinitionId", "selectDirectoryRole"],
    ["listAdministrativeUnitMembers", "administrativeUnitId", "selectAdministrativeUnit"],
    ["addMemberToAdministrativeUnit", "memberId", "selectUser"],
    ["listDevices", "ownedByUserId", "selectUser"],
    ["listSignIns", "userId", "selectUser"],
  ])("lets %s pick its %s with %s", (action, key, dataSource) => {
    const input = component.actions?.[action]?.inputs.find((candidate) => candidate.key === key);
    expect(input).toMatchObject({ dataSource });
  });
});
