import { input } from "@prismatic-io/spectral";
import { optionalText, requiredObjectId, requiredText } from "./clean";

export const applicationObjectId = input({
  label: "Application Object ID",
  type: "string",
  required: true,
  dataSource: "selectApplication",
  placeholder: "Enter application object id",
  example: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
  comments: "The object id of the app registration. This is not the Application (client) ID.",
  clean: requiredObjectId("Application Object ID"),
});

export const applicationDisplayName = input({
  label: "Display Name",
  type: "string",
  required: true,
  placeholder: "Enter display name",
  example: "Contoso Payroll",
  comments: "The name of the application, at most 256 characters.",
  clean: requiredText("Display Name", 256),
});

export const optionalApplicationDisplayName = input({
  ...applicationDisplayName,
  required: false,
  comments: "The name of the application, at most 256 characters. Graph needs it to create one.",
  clean: optionalText("Display Name", 256),
});
