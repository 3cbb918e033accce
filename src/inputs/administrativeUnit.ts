import { input } from "@prismatic-io/spectral";
import { requiredObjectId } from "./clean";
import { memberId } from "./group";

export const administrativeUnitId = input({
  label: "Administrative Unit ID",
  type: "string",
  required: true,
  dataSource: "selectAdministrativeUnit",
  placeholder: "Enter administrative unit id",
  example: "4d7ea995-bc0f-45c0-8c3e-132e93bf95f8",
  comments: "The object id of the administrative unit.",
  clean: requiredObjectId("Administrative Unit ID"),
});

export const unitMemberId = input({
  ...memberId,
  dataSource: "selectUser",
  comments: "The object id of the user, the group or the device.",
});
