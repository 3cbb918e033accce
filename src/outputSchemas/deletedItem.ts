import { entity, listOf, optionalText, text } from "./common";

const item = {
  "@odata.type": text,
  id: text,
  deletedDateTime: optionalText,
  displayName: optionalText,
};

export const deletedItems = listOf(entity(item));

export const restoredItem = entity({ "@odata.context": text, ...item });
