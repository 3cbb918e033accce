import { input } from "@prismatic-io/spectral";
import { LOOK_UP_PROPERTIES, type LookUpProperty } from "../graph";
import { oneOf, optionalOneOf, optionalText, requiredText } from "./clean";
import { IDENTIFYING } from "./clean/upsertLookUp";

const LABELS: Readonly<Record<LookUpProperty, string>> = {
  userPrincipalName: "User principal name",
  mail: "Mail",
  employeeId: "Employee id",
  onPremisesImmutableId: "On-premises immutable id",
  proxyAddresses: "Proxy addresses",
  otherMails: "Other mails",
};

const modelOf = (properties: readonly LookUpProperty[]) =>
  properties.map((value) => ({ label: LABELS[value], value }));

export const lookUpBy = input({
  label: "Look Up By",
  type: "string",
  required: true,
  model: modelOf(LOOK_UP_PROPERTIES),
  comments: "The property that holds the value.",
  clean: oneOf("Look Up By", LOOK_UP_PROPERTIES),
});

export const lookUpValue = input({
  label: "Value",
  type: "string",
  required: true,
  placeholder: "Enter the value to look for",
  example: "AdeleV@contoso.onmicrosoft.com",
  comments:
    "The whole value, in small or capital letters. A proxy address without a protocol is taken for one of mail (smtp:).",
  clean: requiredText("Value", 1024),
});

export const upsertLookUpBy = input({
  label: "Look Up By",
  type: "string",
  required: false,
  default: "userPrincipalName",
  model: modelOf(IDENTIFYING),
  comments:
    "The property by which an existing user is found. Its value is that of the input, else the one in Additional Properties.",
  clean: optionalOneOf("Look Up By", IDENTIFYING, "userPrincipalName"),
});

export const employeeId = input({
  label: "Employee ID",
  type: "string",
  required: false,
  placeholder: "Enter employee id",
  example: "E-4711",
  comments: "The id of the person in the organization, at most 16 characters.",
  clean: optionalText("Employee ID", 16),
});
