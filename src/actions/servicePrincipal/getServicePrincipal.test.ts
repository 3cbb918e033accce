import { authorized, runAction } from "../../../test/harness/component";
import { playGraph } from "../../../test/harness/playGraph";

const appId = "65415bb1-9267-4313-bbf5-ae259732ee12";
const servicePrincipalId = "59e617e5-e447-4adc-8b88-00af644d7c92";
const body = { id: servicePrincipalId, appId };

describe("getServicePrincipal", () => {
  it.each([
    [{ servicePrincipalId }, `/${servicePrincipalId}`],
    [{ servicePrincipalId, appId: "" }, `/${servicePrincipalId}`],
    [{ appId, servicePrincipalId: null }, `(appId='${appId}')`],
    [{ appId, $select: "id,appRoles" }, `(appId='${appId}')?$select=id%2CappRoles`],
  ])("%p", async (inputs, path) => {
    const calls = playGraph([{ body }]);
    expect(await runAction("getServicePrincipal", inputs)).toEqual(body);
    expect(calls).toEqual([
      { method: "GET", path: `/v1.0/servicePrincipals${path}`, headers: authorized },
    ]);
  });

  it.each([
    [{}, "Service Principal ID: is required when Application (Client) ID is empty"],
    [{ appId: " " }, "Service Principal ID: is required when"],
    [{ appId, servicePrincipalId }, "Service Principal ID: cannot stand together with"],
    [{ servicePrincipalId: "Payroll" }, "Service Principal ID: expects an object id"],
    [{ appId: "Payroll" }, "Application (Client) ID: expects the client id"],
  ])("refuses %p without a request", async (inputs, problem) => {
    const calls = playGraph([]);
    await expect(runAction("getServicePrincipal", inputs)).rejects.toThrow(problem);
    expect(calls).toEqual([]);
  });
});
