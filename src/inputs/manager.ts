import { input } from "@prismatic-io/spectral";
import { isAbsoluteUrl } from "../graph";
import { requiredId, requiredText } from "./clean";

const text = requiredText("Manager ID", 2048);
const id = requiredId("Manager ID");

export const managerId = input({
  label: "Manager ID",
  type: "string",
  required: true,
  dataSource: "selectUser",
  placeholder: "Enter user id, user principal name or @odata.id",
  example: "6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0",
  comments:
    "The object id or the user principal name of the manager, or its @odata.id URL on the Graph Endpoint of the connection, as an organizational contact needs it.",
  clean: (value: unknown): string => {
    const given = text(value);
    return isAbsoluteUrl(given) ? given : id(given);
  },
});
