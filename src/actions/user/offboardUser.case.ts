import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, synchronised } from "../../../test/harness/graphFailures";
import { type Answer, graphFault } from "../../../test/harness/playGraph";
import { offboardUserExamplePayload } from "../../examplePayloads/offboarding";

const { userId, steps } = offboardUserExamplePayload.data;

/** What a step of the example took away, as Graph names it. */
const removedIn = (step: string) => {
  const [thing] = steps.find((one) => one.step === step)?.detail?.removed ?? [];
  return { id: thing?.id ?? "", displayName: thing?.name ?? null };
};

const part = (status: number, body?: unknown): Answer => ({
  body: { responses: [{ id: "0", status, body }] },
});
const noContent: Answer = { status: 204 };

const premium = "078d2b04-f1bd-4111-bbd4-b4b1b354cef4";
const enterprise = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const golf = removedIn("removeFromGroups");
const role = removedIn("removeDirectoryRoles");
const app = removedIn("removeAppRoles");

const user: Answer = {
  body: {
    id: userId,
    accountEnabled: true,
    assignedLicenses: [
      { skuId: enterprise, disabledPlans: [] },
      { skuId: premium, disabledPlans: [] },
    ],
    licenseAssignmentStates: [
      { skuId: enterprise, assignedByGroup: null, state: "Active" },
      { skuId: premium, assignedByGroup: golf.id, state: "Active" },
    ],
  },
};

const all = Object.fromEntries(steps.map(({ step }) => [step, true]));

export default {
  inputs: { userId, ...all },
  answers: [
    user,
    noContent,
    { body: { value: true } },
    {
      body: {
        value: [
          { skuId: enterprise, skuPartNumber: "ENTERPRISEPACK" },
          { skuId: premium, skuPartNumber: "AAD_PREMIUM" },
        ],
      },
    },
    { body: { id: userId } },
    {
      body: {
        value: [
          { ...golf, groupTypes: ["Unified"], mailEnabled: true, securityEnabled: false },
          {
            id: "02bd9fd6-8f93-4758-87c3-1fb73740a315",
            displayName: "All of Sales",
            groupTypes: ["DynamicMembership"],
            mailEnabled: false,
            securityEnabled: true,
          },
        ],
      },
    },
    part(204),
    { body: { value: [{ "@odata.type": "#microsoft.graph.group", ...golf }] } },
    part(
      400,
      graphFault(
        "Request_BadRequest",
        "The group must have at least one owner, hence this owner cannot be removed.",
      ),
    ),
    { body: { value: [{ id: role.id, roleDefinition: { displayName: role.displayName } }] } },
    part(204),
    {
      body: {
        value: [{ id: app.id, principalId: userId, resourceDisplayName: app.displayName }],
      },
    },
    part(204),
    {
      body: {
        value: [
          {
            "@odata.type": "#microsoft.graph.passwordAuthenticationMethod",
            id: "28c10230-6103-485e-b985-444c60001490",
          },
          {
            "@odata.type": "#microsoft.graph.phoneAuthenticationMethod",
            id: removedIn("resetAuthenticationMethods").id,
          },
        ],
      },
    },
    noContent,
    { body: removedIn("removeManager") },
    noContent,
    noContent,
  ],
  failures: [
    denied,
    {
      ...notFound(userId),
      after: [{ status: 404, body: graphFault("Request_ResourceNotFound", "Not there.") }],
    },
    {
      ...synchronised,
      inputs: { ...Object.fromEntries(steps.map(({ step }) => [step, false])), disable: true },
      before: [user],
    },
  ],
} satisfies ActionCase;
