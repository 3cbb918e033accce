import type { Permission } from "../graph";
import { both, page, writeApplications } from "./least";

/** Of applications that are there already. */
const writeOwned = {
  ...writeApplications,
  note: "An app that holds Application.ReadWrite.OwnedBy changes only the applications that it owns; Application.ReadWrite.All changes every one.",
};

/** Registrations of apps, their secrets and owners. */
export const applicationPermissions = {
  getApplication: { ...both("Application.Read.All"), graph: page("api/application-get") },
  listApplications: { ...both("Application.Read.All"), graph: page("api/application-list") },
  getApplicationByAppId: { ...both("Application.Read.All"), graph: page("api/application-get") },
  createApplication: { ...writeApplications, graph: page("api/application-post-applications") },
  upsertApplication: {
    ...writeOwned,
    graph: page("api/application-upsert"),
  },
  updateApplication: {
    ...writeOwned,
    graph: page("api/application-update"),
  },
  deleteApplication: {
    ...writeOwned,
    graph: page("api/application-delete"),
  },
  addApplicationPassword: {
    ...writeOwned,
    graph: page("api/application-addpassword"),
  },
  removeApplicationPassword: {
    ...writeOwned,
    graph: page("api/application-removepassword"),
  },
  listExpiringCredentials: {
    ...both("Application.Read.All"),
    also: { "the names of owners": "User.Read.All" },
    graph: page("api/application-list"),
  },
  listApplicationOwners: {
    ...both("Application.Read.All"),
    also: { "a user": "User.Read.All" },
    graph: page("api/application-list-owners"),
  },
  addApplicationOwner: {
    delegated: ["Application.ReadWrite.All", "Directory.Read.All"],
    application: ["Application.ReadWrite.OwnedBy", "Directory.Read.All"],
    note: writeOwned.note,
    graph: page("api/application-post-owners"),
  },
  removeApplicationOwner: {
    ...writeOwned,
    graph: page("api/application-delete-owners"),
  },
} satisfies Readonly<Record<string, Permission>>;
