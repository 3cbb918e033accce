import { input } from "@prismatic-io/spectral";
import { optionalId } from "./clean";

export const ownedByUserId = input({
  label: "Owned By User ID",
  type: "string",
  required: false,
  dataSource: "selectUser",
  placeholder: "Enter user id or user principal name",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments:
    "Lists only the devices that this user owns, by object id or user principal name. Empty lists all devices.",
  clean: optionalId("Owned By User ID"),
});
