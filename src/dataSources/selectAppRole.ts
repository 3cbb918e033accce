import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { collectAny, entity, graphPath, isObject, LARGEST_PAGE } from "../graph";
import { connection } from "../inputs/common";
import { optionSearch } from "../inputs/search";
import { optionalServicePrincipalId } from "../inputs/servicePrincipal";
import { permissions } from "../permissions";
import { holding, MORE, picklist } from "./picklist";

const $select = "id,displayName,appRoles";

/** Roles that can be assigned, with the app that has them: one that is switched off cannot. */
const rolesOf = ({ displayName, appRoles }: ServicePrincipal) =>
  (appRoles ?? [])
    .filter((role) => isObject(role) && role.isEnabled !== false)
    .map((role) => ({ ...role, app: displayName }));

/**
 * Up to 999 enabled app roles of a service principal, to choose one; without a service principal those of
 * many, each with its app.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-get
 */
export const selectAppRole = dataSource({
  display: {
    label: "Select App Role",
    description: "Selects a role of an application.",
  },
  dataSourceType: "picklist",
  inputs: {
    connection,
    servicePrincipalId: {
      ...optionalServicePrincipalId,
      comments:
        "The service principal whose roles are offered. Empty offers those of all service principals.",
    },
    optionSearch,
  },
  examplePayload: {
    result: [
      {
        key: "ef7437e6-4f94-4a0a-a110-a439eb2aa8f7",
        label: "Approver (Contoso Payroll)",
      },
    ],
  },
  perform: async (context, { connection, servicePrincipalId, optionSearch }) => {
    const graph = createClient(connection, context);
    const read = {
      operation: "Select App Role",
      permission: permissions.selectAppRole,
      method: "GET",
    } as const;
    const { value, truncated } =
      servicePrincipalId === undefined
        ? await collectAny<ServicePrincipal>(
            graph,
            { ...read, path: "/servicePrincipals", query: { $select, $top: LARGEST_PAGE } },
            LARGEST_PAGE,
          )
        : {
            value: [
              await entity<ServicePrincipal>(graph, {
                ...read,
                path: graphPath`/servicePrincipals/${servicePrincipalId}`,
                query: { $select },
              }),
            ],
          };
    const roles = picklist(
      { value: value.filter((one) => isObject(one)).flatMap(rolesOf) },
      (role) => ({
        id: role.id,
        name: role.displayName,
        detail: servicePrincipalId === undefined ? role.app : role.value,
      }),
    );
    const found = holding(roles, optionSearch);
    const isCut = truncated === true || found.length > LARGEST_PAGE;
    return { result: isCut ? [...found.slice(0, LARGEST_PAGE), MORE] : found };
  },
});
