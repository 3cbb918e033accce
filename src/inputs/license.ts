import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import { optionalText } from "./clean";
import { planNames, skuNames } from "./clean/licenceNames";

const PLACES =
  "A list from another step, records of List Subscribed SKUs, and text with one a line or separated by commas work too.";

export const addSkuIds = input({
  label: "Add Licenses",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "selectSku",
  placeholder: "Enter SKU id or part number",
  example: "ENTERPRISEPACK",
  comments: `The SKUs to assign, by id or part number, in small or capital letters. ${PLACES}`,
  clean: skuNames("Add Licenses"),
});

export const removeSkuIds = input({
  label: "Remove Licenses",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "selectSku",
  placeholder: "Enter SKU id or part number",
  example: "FLOW_FREE",
  comments: `The SKUs to take away, by id or part number, in small or capital letters. ${PLACES}`,
  clean: skuNames("Remove Licenses"),
});

export const disabledPlanIds = input({
  label: "Disabled Service Plans",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "selectServicePlan",
  placeholder: "Enter service plan id or name",
  example: "YAMMER_ENTERPRISE",
  comments:
    "The service plans to switch off, by id or name. In a licence of Add Licenses that has one of them, these are off and all its other plans on. In one that has none of them, the plans stay as they are; a new licence comes with all plans on.",
  clean: planNames("Disabled Service Plans"),
});

const country = optionalText("Usage Location");

export const usageLocation = input({
  label: "Usage Location",
  type: "string",
  required: false,
  placeholder: "Enter two letters of a country",
  example: "DE",
  comments:
    "The country where the user works, as two letters of ISO 3166. Set first when licences are added to a user who has none, since Graph gives no licence without; one that is there stays as it is.",
  clean: (value: unknown): string | undefined => {
    const code = country(value)?.toUpperCase();
    if (code !== undefined && !/^[A-Z]{2}$/.test(code))
      throw new InputError("Usage Location", "expects the two letters of a country, such as DE");
    return code;
  },
});

const sku = skuNames("SKU ID");

export const skuId = input({
  label: "SKU ID",
  type: "string",
  required: false,
  dataSource: "selectSku",
  placeholder: "Enter SKU id or part number",
  example: "ENTERPRISEPACK",
  comments:
    "The SKU, by id or part number, whose service plans are offered. Empty offers those of all.",
  clean: (value: unknown): string | undefined => sku(value)?.[0],
});
