import { input } from "@prismatic-io/spectral";
import { LOOK_UP_PROPERTIES, type LookUpProperty } from "../graph";
import { oneOf, requiredText } from "./clean";

const LABELS: Readonly<Record<LookUpProperty, string>> = {
  userPrincipalName: "User principal name",
  mail: "Mail",
  employeeId: "Employee id",
  onPremisesImmutableId: "On-premises immutable id",
  proxyAddresses: "Proxy addresses",
  otherMails: "Other mails",
};

export const lookUpBy = input({
  label: "Look Up By",
  type: "string",
  required: true,
  model: LOOK_UP_PROPERTIES.map((value) => ({ label: LABELS[value], value })),
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
    "The whole value, in any case. A proxy address without a protocol is taken for one of mail (smtp:).",
  clean: requiredText("Value", 1024),
});
