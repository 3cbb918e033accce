import { input } from "@prismatic-io/spectral";
import { requiredObjectId } from "./clean";

export const ownerId = input({
  label: "Owner ID",
  type: "string",
  required: true,
  dataSource: "selectUser",
  placeholder: "Enter owner id",
  example: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  comments: "The object id of the owner: a user or a service principal.",
  clean: requiredObjectId("Owner ID"),
});
