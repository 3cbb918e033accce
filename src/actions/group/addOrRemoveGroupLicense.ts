import { action } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { addOrRemoveGroupLicenseExamplePayload } from "../../examplePayloads/license";
import {
  carryOut,
  directly,
  entity,
  graphPath,
  isNothing,
  LICENSED_GROUP,
  type LicenceChange,
  type LicensedGroup,
  licenceChange,
  licenceResult,
  licencesOf,
  resolveLicences,
} from "../../graph";
import { namedLicences } from "../../inputs/clean/licenceNames";
import { connection, debugRequest } from "../../inputs/common";
import { groupId } from "../../inputs/group";
import { addSkuIds, disabledPlanIds, removeSkuIds } from "../../inputs/license";
import { changedGroupLicenses, output } from "../../outputSchemas";
import { notAllowed } from "../../performSafety";
import { permissions } from "../../permissions";

/**
 * Assigns licences to a group and takes others away, in one request of Graph: all of them or none. What is so
 * already is not sent and is told beside. The direct members of the group follow after a while:
 * `stillBeingApplied` says that they may not have done so yet. Members for whom no licence is left stay
 * without; Graph then sets `hasMembersWithLicenseErrors` of the group.
 * @see https://learn.microsoft.com/graph/api/group-assignlicense
 */
export const addOrRemoveGroupLicense = action({
  display: {
    label: "Add or Remove Group License",
    description: "Assigns licences to the members of a group and takes others away.",
  },
  inputs: { connection, groupId, addSkuIds, disabledPlanIds, removeSkuIds, debugRequest },
  ...notAllowed(addOrRemoveGroupLicenseExamplePayload),
  outputSchema: output(changedGroupLicenses),
  perform: async (context, { connection, groupId, debugRequest, ...params }) => {
    const purpose = {
      operation: "Add or Remove Group License",
      permission: permissions.addOrRemoveGroupLicense,
    };
    const names = namedLicences(purpose.operation, params);
    const graph = createClient(connection, context, { debugRequest });
    const path = graphPath`/groups/${groupId}`;
    const wish = await resolveLicences(graph, purpose, names);
    const read = () =>
      entity<LicensedGroup>(graph, {
        ...purpose,
        method: "GET",
        path,
        query: { $select: LICENSED_GROUP },
      });
    const assign = ({ addLicenses, removeLicenses }: LicenceChange) =>
      entity<unknown>(graph, {
        ...purpose,
        method: "POST",
        path: `${path}/assignLicense`,
        body: { addLicenses, removeLicenses },
      });
    const changeOf = ({ assignedLicenses }: LicensedGroup) =>
      licenceChange(wish, directly(licencesOf(assignedLicenses)));

    const group = await read();
    const change = changeOf(group);
    const answer = await carryOut(change, assign, async () => changeOf(await read()));
    const { state } = group.licenseProcessingState ?? {};
    return {
      data: {
        success: true as const,
        groupId,
        ...licenceResult(change, answer),
        stillBeingApplied: !isNothing(change) || (!!state && state !== "ProcessingComplete"),
      },
    };
  },
});
