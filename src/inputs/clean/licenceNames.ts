import { InputError, isGuid, isObject, type NamedLicences } from "../../graph";
import { entriesOf } from "./idList";
import { isMissing, toText } from "./text";

const LONGEST_NAME = 256;

/** The id of a subscribed SKU is `{tenant}_{skuId}`: https://learn.microsoft.com/graph/api/resources/subscribedsku */
const skuOfId = (text: string): string => {
  const [tenant, skuId, ...more] = text.split("_");
  return more.length === 0 && isGuid(tenant) && isGuid(skuId) ? skuId : text;
};

/** What names a record, in the order in which its properties are looked for. */
const named = (label: string, entry: unknown, properties: readonly string[]): unknown => {
  if (!isObject(entry)) return entry;
  const name = properties.map((property) => entry[property]).find((value) => !isMissing(value));
  if (name === undefined)
    throw new InputError(label, `holds a record without ${properties.join(", ")}`);
  return name;
};

const names =
  (label: string, properties: readonly string[]) =>
  (value: unknown): string[] | undefined =>
    isMissing(value)
      ? undefined
      : entriesOf(label, value)
          .filter((entry) => !isMissing(entry))
          .map((entry) => {
            const name = toText(label, named(label, entry, properties));
            if (name.length > LONGEST_NAME)
              throw new InputError(label, `holds a name of more than ${LONGEST_NAME} characters`);
            return skuOfId(name);
          });

/**
 * SKUs by id or part number, of a list, of records that have one of them, or of text. Undefined when
 * nothing is given; a list without entries is one.
 */
export const skuNames = (label: string) => names(label, ["skuId", "id", "skuPartNumber"]);

/** Service plans by id or name, alike. */
export const planNames = (label: string) =>
  names(label, ["servicePlanId", "id", "servicePlanName"]);

/** The inputs of a step that changes licences; refused where they say nothing. */
export const namedLicences = (
  step: string,
  given: {
    readonly addSkuIds: string[] | undefined;
    readonly removeSkuIds: string[] | undefined;
    readonly disabledPlanIds: string[] | undefined;
  },
): NamedLicences => {
  const { addSkuIds, removeSkuIds, disabledPlanIds = [] } = given;
  if (addSkuIds === undefined && removeSkuIds === undefined)
    throw new InputError(step, "nothing to do: give Add Licenses or Remove Licenses");
  if (addSkuIds === undefined && disabledPlanIds.length > 0)
    throw new InputError(
      "Disabled Service Plans",
      "belongs to the licences in Add Licenses, which is empty",
    );
  return { addSkuIds: addSkuIds ?? [], removeSkuIds: removeSkuIds ?? [], disabledPlanIds };
};
