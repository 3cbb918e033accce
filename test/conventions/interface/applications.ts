import { additionalProperties, connection, debugRequest, list, type Surface } from "./common";

const { connection: _connection, ...listOptions } = list;

export const applications: Surface = {
  createApplication: {
    label: "Create Application",
    inputs: { connection, displayName: ["Display Name"], additionalProperties, debugRequest },
  },
  deleteApplication: {
    label: "Delete Application",
    inputs: { connection, applicationObjectId: ["Application Object ID"], debugRequest },
  },
  getApplication: {
    label: "Get Application",
    inputs: { connection, applicationObjectId: ["Application Object ID"], debugRequest },
  },
  getApplicationByAppId: {
    label: "Get Application by Client ID",
    inputs: { connection, appId: ["Application (Client) ID"], $select: ["Select"], debugRequest },
  },
  updateApplication: {
    label: "Update Application",
    inputs: {
      connection,
      applicationObjectId: ["Application Object ID"],
      displayName: ["Display Name"],
      additionalProperties,
      debugRequest,
    },
  },
  addApplicationPassword: {
    label: "Add Application Password",
    inputs: {
      connection,
      applicationObjectId: ["Application Object ID"],
      displayName: ["Display Name"],
      endDateTime: ["End Date Time"],
      startDateTime: ["Start Date Time"],
      debugRequest,
    },
  },
  removeApplicationPassword: {
    label: "Remove Application Password",
    inputs: {
      connection,
      applicationObjectId: ["Application Object ID"],
      keyId: ["Key ID"],
      debugRequest,
    },
  },
  listApplicationOwners: {
    label: "List Application Owners",
    inputs: { connection, applicationObjectId: ["Application Object ID"], ...listOptions },
  },
  addApplicationOwner: {
    label: "Add Application Owner",
    inputs: {
      connection,
      applicationObjectId: ["Application Object ID"],
      ownerId: ["Owner ID"],
      debugRequest,
    },
  },
  removeApplicationOwner: {
    label: "Remove Application Owner",
    inputs: {
      connection,
      applicationObjectId: ["Application Object ID"],
      ownerId: ["Owner ID"],
      debugRequest,
    },
  },
  listExpiringCredentials: {
    label: "List Expiring Credentials",
    inputs: {
      connection,
      days: ["Expires Within (Days)", "30"],
      includeExpired: ["Include Expired", "true"],
      includeServicePrincipals: ["Include Service Principals", "false"],
      includeOwners: ["Include Owners", "false"],
      debugRequest,
    },
  },
  listApplications: { label: "List Applications", inputs: list },
  upsertApplication: {
    label: "Upsert Application",
    inputs: {
      connection,
      uniqueName: ["Unique Name"],
      useAsUpsert: ["Use as Upsert", "true"],
      displayName: ["Display Name"],
      additionalProperties,
      debugRequest,
    },
  },
};
