import {
  configPage,
  configVar,
  connectionConfigVar,
  dataSourceConfigVar,
} from "@prismatic-io/spectral";

export const configPages = {
  "Sign In": configPage({
    tagline: "The app registration that reads users and writes the group",
    elements: {
      // An app of its own with application permissions, since nobody signs in at night.
      "Entra Connection": connectionConfigVar({
        stableKey: "entra-connection",
        dataType: "connection",
        connection: {
          component: "msEntraId",
          key: "msEntraIdClientCredentials",
          values: {
            tenant: { value: "" },
            clientId: { value: "" },
            clientSecret: { value: "", writeOnly: true },
          },
        },
      }),
    },
  }),
  // After the connection, which the picker needs.
  Group: configPage({
    tagline: "The group, and the list that it follows",
    elements: {
      Group: dataSourceConfigVar({
        stableKey: "group",
        description: "The group whose members follow the list. Neither dynamic nor synchronised.",
        dataSource: {
          component: "msEntraId",
          key: "selectGroup",
          values: { connection: { configVar: "Entra Connection" } },
        },
      }),
      "People List URL": configVar({
        stableKey: "people-list-url",
        dataType: "string",
        description: "The address that answers a GET with the whole list: a JSON array of texts.",
      }),
      "Match By": configVar({
        stableKey: "match-by",
        dataType: "picklist",
        pickList: ["mail", "userPrincipalName", "employeeId"],
        defaultValue: "mail",
        description: "The property of a user in Microsoft Entra ID that the list holds.",
      }),
    },
  }),
  Safety: configPage({
    tagline: "What keeps a wrong list from emptying the group",
    elements: {
      "Dry Run": configVar({
        stableKey: "dry-run",
        dataType: "boolean",
        defaultValue: true,
        description: "When true, nothing is changed and the result says what would be.",
      }),
      "Max Removals": configVar({
        stableKey: "max-removals",
        dataType: "number",
        defaultValue: 10,
        description:
          "The sync changes nothing and fails when it would remove more members than this.",
      }),
    },
  }),
};
