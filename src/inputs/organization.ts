import { input } from "@prismatic-io/spectral";
import { $select } from "./odata";

export const organizationSelect = input({
  ...$select,
  example: "displayName,verifiedDomains",
  comments:
    "The properties to return, separated by commas. The id is always among them. Empty returns Graph's default properties.",
});
