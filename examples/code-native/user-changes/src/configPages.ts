import { configPage, configVar, connectionConfigVar } from "@prismatic-io/spectral";

export const configPages = {
  "Sign In": configPage({
    tagline: "The app registration that reads users",
    elements: {
      // An app of its own with application permissions, since nobody signs in when the schedule runs.
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
  Changes: configPage({
    tagline: "Where the changes go",
    elements: {
      "Changes URL": configVar({
        stableKey: "changes-url",
        dataType: "string",
        description: "The address of the other system that takes one page of changes by POST.",
      }),
      Schedule: configVar({
        stableKey: "schedule",
        dataType: "schedule",
        defaultValue: "*/15 * * * *",
        description: "How often changes are looked for.",
      }),
    },
  }),
};
