import component from "../../src";
import { runDataSource, wire } from "../harness/component";
import { playGraph } from "../harness/playGraph";

const groupId = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const applicationObjectId = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const subscriptionId = "e8f4aecd-a86d-4744-bdd5-1c9bf8bfb98e";
const notificationUrl = "https://hooks.example.com/trigger/entra";

it("no example holds a secret", () => {
  const examples = JSON.stringify([component.actions, component.triggers, component.dataSources]);
  expect(examples).not.toMatch(
    /"clientState":"|password":"|secretText":"(?!example-)|access_token|Bearer /i,
  );
});

const sku = {
  skuId: "c7df2760-2c81-4ef7-b578-5b5392b571df",
  skuPartNumber: "ENTERPRISEPREMIUM",
  appliesTo: "User",
  capabilityStatus: "Enabled",
  consumedUnits: 14,
  prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 },
  servicePlans: [
    {
      servicePlanId: "9f431833-0334-42de-a7dc-70aa40db46db",
      servicePlanName: "LOCKBOX_ENTERPRISE",
      provisioningStatus: "Success",
      appliesTo: "User",
    },
  ],
};

describe("every data source", () => {
  const value: Record<string, unknown> = {
    selectUser: {
      id: userId,
      displayName: "Adele Vance",
      userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
    },
    selectGroup: {
      id: "b320ee12-b1cd-4cca-b648-a437be61c5cd",
      displayName: "Library Assist",
      mail: "library@contoso.onmicrosoft.com",
    },
    selectApplication: {
      id: applicationObjectId,
      appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
      displayName: "Contoso Payroll",
    },
    selectAppRole: {
      id: "59e617e5-e447-4adc-8b88-00af644d7c92",
      displayName: "Contoso Payroll",
      appRoles: [{ id: "ef7437e6-4f94-4a0a-a110-a439eb2aa8f7", displayName: "Approver" }],
    },
    selectServicePrincipal: {
      id: "59e617e5-e447-4adc-8b88-00af644d7c92",
      appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
      displayName: "Contoso Payroll",
    },
    selectSku: sku,
    selectServicePlan: sku,
    selectGroupMember: {
      id: userId,
      displayName: "Adele Vance",
      userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
    },
    selectDomain: { id: "contoso.onmicrosoft.com", isDefault: true, isVerified: true },
    selectAdministrativeUnit: {
      id: "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8",
      displayName: "Seattle District Technical Schools",
    },
    selectDirectoryRole: {
      id: "fe930be7-5e62-47db-91af-98c3a49a38b1",
      displayName: "User Administrator",
      isBuiltIn: true,
      isEnabled: true,
    },
    selectSubscription: {
      id: subscriptionId,
      resource: "users",
      changeType: "updated,deleted",
      expirationDateTime: "2026-12-20T18:00:00Z",
      notificationUrl,
    },
    selectDeletedItem: {
      id: userId,
      displayName: "Adele Vance",
      userPrincipalName: "AdeleV@contoso.onmicrosoft.com",
    },
  };

  it.each(Object.keys(wire.dataSources))("%s returns its example payload", async (key) => {
    playGraph([{ body: { value: [value[key]] } }]);
    const result = await runDataSource(key, key === "selectGroupMember" ? { groupId } : {});
    const source = component.dataSources?.[key] as unknown as {
      examplePayload: { result: unknown };
    };
    expect(result).toEqual(source.examplePayload.result);
  });
});
