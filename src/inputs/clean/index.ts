export { optionalBoolean, toggle } from "./boolean";
export { optionalDateTime } from "./dateTime";
export { optionalId, optionalObjectId, requiredGuid, requiredId, requiredObjectId } from "./id";
export { integer, optionalInteger } from "./integer";
export { isPlainObject, jsonObject } from "./json";
export { keyValues, queryValues } from "./keyValues";
export { atMost, choices, oneOf, optionalOneOf, someChoices, textList } from "./list";
export { optionalText, requiredSecret, requiredText } from "./text";
