import { GraphError } from "./graphError";
import type { Granted, GraphFailure } from "./graphFailure";

const adviceFor = (failure: Partial<GraphFailure>): string =>
  new GraphError({
    operation: "Do It",
    method: "GET",
    path: "/v1.0/users/1",
    code: "Request_BadRequest",
    graphMessage: "Said.",
    details: [],
    ...failure,
  }).message;

const granting = (appOnly: boolean, ...names: string[]): Granted => ({
  appOnly,
  has: (name) => names.includes(name),
});

describe("a 403", () => {
  const permission = {
    delegated: ["Group.ReadWrite.All"],
    application: ["Group.Create"],
    also: { "a role-assignable group": "RoleManagement.ReadWrite.Directory" },
    note: "Dynamic groups cannot be changed.",
    graph: "https://learn.microsoft.com/graph/api/group-post-groups",
  };
  const denied = { status: 403, code: "Authorization_RequestDenied", permission };
  const grant = "Add it to the app in the Azure portal, grant admin consent, and connect again.";
  const also = ", for a role-assignable group also RoleManagement.ReadWrite.Directory";

  it("names both kinds where nobody knows who is signed in", () => {
    expect(adviceFor(denied)).toContain(
      `The least permission for this is Group.ReadWrite.All (delegated) or Group.Create (application)${also}. ${grant} Dynamic groups cannot be changed.`,
    );
  });

  it("names the kind that is signed in", () => {
    expect(adviceFor({ ...denied, granted: granting(true, "Group.Read.All") })).toContain(
      `The least permission for this is Group.Create${also}. ${grant}`,
    );
    expect(adviceFor({ ...denied, granted: granting(false, "Group.Create") })).toContain(
      `The least permission for this is Group.ReadWrite.All${also}. ${grant}`,
    );
  });

  it("says so when the sign-in holds the permission already, and what else it can be", () => {
    const text = adviceFor({ ...denied, granted: granting(true, "Group.Create") });
    expect(text).toContain(
      "The sign-in already holds Group.Create, so adding it again will not help. The caller may lack a directory role for this object. Dynamic groups cannot be changed.",
    );
    expect(text).not.toContain(grant);
    const role = "It must be a Groups Administrator.";
    expect(
      adviceFor({
        ...denied,
        permission: { ...permission, role },
        granted: granting(false, "Group.ReadWrite.All"),
      }),
    ).toContain(`so adding it again will not help. ${role} Dynamic groups`);
  });

  it("says what it can where the request asks for nothing that is known", () => {
    expect(adviceFor({ status: 403, code: "accessDenied" })).toContain(
      `The signed-in app lacks a permission for this call. ${grant}`,
    );
  });

  it.each([
    ["Directory_QuotaExceeded", "the directory is full"],
    ["Directory_ResourceSizeExceeded", "the object is full"],
    ["Authentication_RequestFromNonPremiumTenantOrB2CTenant", "P1 licence"],
    ["Authentication_MSGraphPermissionMissing", "the permission that Graph names"],
  ])("%s has its own next step", (code, text) => {
    const message = adviceFor({ status: 403, code, permission });
    expect(message).toContain(text);
    expect(message).not.toContain("Group.Create");
  });
});

describe("a 401", () => {
  it.each([
    [
      "InvalidAuthenticationToken",
      "Lifetime validation failed, the token is expired.",
      "Reconnect",
    ],
    ["unauthenticated", "No.", "Reconnect"],
    ["", "", "Reconnect"],
    [
      "InvalidAuthenticationToken",
      "Access token validation failure. Invalid audience.",
      "made for another API or another cloud",
    ],
    [
      "Authorization_IdentityNotFound",
      "The identity of the calling application could not be established.",
      "grant admin consent",
    ],
    ["UnknownError", "", "A new sign-in will not help"],
  ])("%s, %j", (code, graphMessage, text) => {
    expect(adviceFor({ status: 401, code, graphMessage })).toContain(text);
  });

  it("tells of SharePoint where a user is changed", () => {
    expect(adviceFor({ status: 401, code: "UnknownError", method: "PATCH" })).toContain(
      "kept in SharePoint",
    );
  });
});

describe("a 400", () => {
  // Texts of real answers; sources are in the repositories of clients that match them.
  it.each([
    [
      "Another object with the same value for property userPrincipalName already exists.",
      "look in the deleted items too",
    ],
    [
      "A conflicting object with one or more of the specified property values is present in the directory.",
      "Look up the existing object",
    ],
    [
      "One or more added object references already exist for the following modified properties: 'owners'.",
      "it is there already",
    ],
    ["Permission being assigned already exists on the object", "it is there already"],
    ["Request contains a property with duplicate values.", "Name each once"],
    [
      "The group must have at least one owner, hence this owner cannot be removed.",
      "Add another owner first",
    ],
    [
      "Cannot Update a mail-enabled security groups and or distribution list.",
      "Change the group in Exchange",
    ],
    [
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
      "Change it in its source",
    ],
    [
      "Unable to update the specified properties for objects that have originated within an external service.",
      "Change it in its source",
    ],
    ["Membership of a dynamic membership group cannot be changed.", "chosen by its rule"],
    ["Property 'mail' is read-only and cannot be set.", "Leave the property out"],
    ["Not a valid reference update.", "takes users only"],
    [
      "The specified password does not comply with password complexity requirements.",
      "at least 8 characters",
    ],
    [
      "License assignment cannot be done for user with invalid usage location.",
      "Fill in Usage Location, or set usageLocation",
    ],
    ["Subscription with SKU x does not have any available licenses.", "Buy more licences"],
    [
      "User license is inherited from a group membership and it cannot be removed directly from the user.",
      "comes from a group",
    ],
    [
      "Permission (scope or role) cannot be deleted or updated unless disabled first.",
      "Set isEnabled",
    ],
    ["Unsupported property filter clause operator 'Contains'.", "Graph has no contains"],
    [
      "Could not find a property named 'accountEnabled' on type 'microsoft.graph.directoryObject'.",
      "choose one kind, where the step lets you",
    ],
    [
      "Could not find a property named 'foo' on type 'microsoft.graph.user'.",
      "Select, Filter and the like: names of properties, commas, brackets.",
    ],
    ["Parsing OData Select and Expand failed: x", "Check what this step sends"],
    [
      "Invalid page size specified: '1000'. Must be between 1 and 999 inclusive.",
      "Top from 1 to 999",
    ],
    ["Something new.", "Check the values of this step."],
  ])("%s", (graphMessage, text) => {
    expect(adviceFor({ status: 400, graphMessage })).toContain(text);
  });

  it("speaks of kinds only where the list has several", () => {
    const graphMessage = "Could not find a property named 'foo' on type 'microsoft.graph.user'.";
    expect(adviceFor({ status: 400, graphMessage })).not.toContain("kind");
  });

  it("goes by the code where that tells", () => {
    const details = [{ code: "ObjectConflict", message: "", target: "mail" }];
    expect(adviceFor({ status: 400, details })).toContain("Look up the existing object");
    expect(adviceFor({ status: 400, code: "Directory_ExpiredPageToken" })).toContain("first page");
    expect(adviceFor({ status: 400, code: "Request_UnsupportedQuery" })).toContain(
      "Where it has Advanced Query, Always allows more",
    );
  });

  it("says nothing of the switch where it does not help", () => {
    expect(
      adviceFor({
        status: 400,
        code: "Request_UnsupportedQuery",
        graphMessage: "Unsupported property filter clause operator 'Contains'.",
      }),
    ).not.toContain("Advanced Query");
  });
});

it.each<[Partial<GraphFailure>, string]>([
  [{ status: 304 }, "Nothing is new"],
  [{ status: 302 }, "Redirects are not followed"],
  [{ status: 404 }, "Check the id"],
  [{ status: 408, method: "POST" }, "It is unknown whether Graph carried this out"],
  [{ status: 408 }, "Run the step again later"],
  [{ status: 409, code: "Directory_ConcurrencyViolation" }, "Nothing was done"],
  [{ status: 409, code: "" }, "look in the deleted items too"],
  [{ status: 412 }, "changed meanwhile"],
  [{ status: 429 }, "make fewer calls at a time"],
  [{ status: 429, retryAfterMs: 6500 }, "Graph asks to wait 7 s"],
  [{ status: 501 }, "leave the property out of Select"],
  [{ status: 501, method: "POST" }, "Graph does not support this request"],
  [{ status: 503, method: "POST" }, "It is unknown whether Graph carried this out"],
  [{ status: 503 }, "Run the step again later"],
  [{ status: 201, method: "POST" }, "Graph carried this out"],
  [{ status: 200 }, "Run the step again later"],
  [{ status: undefined, code: "ECONNRESET", method: "POST" }, "It is unknown whether"],
  [{ status: undefined, code: "ECONNREFUSED", method: "POST" }, "Run the step again later"],
])("%j has its next step", (failure, text) => {
  expect(adviceFor(failure)).toContain(text);
});
