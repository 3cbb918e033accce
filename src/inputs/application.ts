import { input } from "@prismatic-io/spectral";
import { optionalText, requiredGuid, requiredObjectId, requiredText } from "./clean";
import { isMissing } from "./clean/text";

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

export const newApplicationDisplayName = input({
  ...optionalApplicationDisplayName,
  comments: "The new name of the application, at most 256 characters. Empty leaves it as it is.",
});

const requiredClientId = requiredGuid(
  "Application (Client) ID",
  "the client id of an application, such as 631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
);

export const appId = input({
  label: "Application (Client) ID",
  type: "string",
  required: true,
  placeholder: "Enter application (client) id",
  example: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
  comments: "The client id of the application. This is not the object id of its registration.",
  clean: requiredClientId,
});

export const optionalAppId = input({
  ...appId,
  required: false,
  comments:
    "The client id of the application. Give either this or Service Principal ID, whichever is at hand.",
  clean: (value: unknown): string | undefined =>
    isMissing(value) ? undefined : requiredClientId(value),
});
