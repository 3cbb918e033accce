import { badRequest } from "../graphFault";
import { isObject } from "../isObject";
import { complexTypes } from "../kinds/complexTypes";

/** How a value fails its type: at which part, or not at all. */
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";

const matches =
  (form: RegExp): Check =>
  (value) =>
    typeof value === "string" && form.test(value);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

const primitives: Readonly<Record<string, Check>> = {
  String: isText,
  Boolean: (value) => typeof value === "boolean",
  Int32: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  Guid: matches(GUID),
  DateTimeOffset: (value) => matches(DATE)(value) && !Number.isNaN(Date.parse(value as string)),
  Binary: matches(/^[A-Za-z0-9+/_-]*={0,2}$/),
  TimeOfDay: matches(/^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/),
};

const fitsObject = (fields: Readonly<Record<string, string>>, value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(([name, part]) => {
    if (name.startsWith("@")) return true;
    const type = fields[name];
    return type !== undefined && (part === null || fits(type, part));
  });

/** Whether a value has a type of the metadata: `String`, `[String]`, or a complex type with its fields. */
export const fits = (type: string, value: unknown): boolean => {
  const item = /^\[(.*)\]$/.exec(type)?.[1];
  if (item !== undefined) return Array.isArray(value) && value.every((one) => fits(item, one));
  const primitive = primitives[type];
  if (primitive !== undefined) return primitive(value);
  const complex = complexTypes[type];
  if (complex === undefined) return false;
  return Array.isArray(complex)
    ? typeof value === "string" && complex.includes(value)
    : fitsObject(complex as Readonly<Record<string, string>>, value);
};

/** @see https://github.com/pnp/cli-microsoft365 the text as its tests record it */
export const invalid = (property: string, title: string) =>
  badRequest(`Invalid value specified for property '${property}' of resource '${title}'.`);
