import { input } from "@prismatic-io/spectral";
import { optionalObjectId, requiredObjectId } from "./clean";

export const servicePrincipalId = input({
  label: "Service Principal ID",
  type: "string",
  required: true,
  dataSource: "selectServicePrincipal",
  placeholder: "Enter service principal id",
  example: "59e617e5-e447-4adc-8b88-00af644d7c92",
  comments:
    "The object id of the service principal, which the portal shows under enterprise applications. This is not the client id, nor the object id of the app registration.",
  clean: requiredObjectId("Service Principal ID"),
});

export const optionalServicePrincipalId = input({
  ...servicePrincipalId,
  required: false,
  comments:
    "The object id of the service principal. Give either this or Application (Client) ID, whichever is at hand.",
  clean: optionalObjectId("Service Principal ID"),
});
