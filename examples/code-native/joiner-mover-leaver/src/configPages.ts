import { configPage, configVar, connectionConfigVar } from "@prismatic-io/spectral";

export const configPages = {
  "Sign In": configPage({
    tagline: "The app registration that reads users and offboards them",
    elements: {
      // An app of its own with application permissions. Whoever deploys fills in what is empty.
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
  People: configPage({
    tagline: "Who hears of people, and what happens to leavers",
    elements: {
      "People URL": configVar({
        stableKey: "people-url",
        dataType: "string",
        description: "The address of the other system that takes one event by POST.",
      }),
      "Offboarding Dry Run": configVar({
        stableKey: "offboarding-dry-run",
        dataType: "boolean",
        defaultValue: true,
        description:
          "When true, leavers keep their licences and groups, and the log says what they would lose.",
      }),
    },
  }),
};
