import type { FieldInput } from "../catalogue";

export type FieldKind =
  | "connection"
  | "text"
  | "password"
  | "boolean"
  | "choice"
  | "choices"
  | "list"
  | "keyValues"
  | "json"
  | "dateTime"
  | "file"
  | "picker";

const BY_TYPE: Readonly<Record<string, FieldKind>> = {
  connection: "connection",
  boolean: "boolean",
  password: "password",
  data: "file",
  code: "json",
  date: "dateTime",
  timestamp: "dateTime",
  string: "text",
  text: "text",
};

/** Which field an input gets; undefined for one that the page does not know. */
export const fieldKind = ({
  key,
  type,
  collection,
  model,
  dataSource,
}: Pick<FieldInput, "key" | "type" | "collection" | "model" | "dataSource">):
  | FieldKind
  | undefined => {
  const kind = BY_TYPE[type];
  if (kind === undefined) return undefined;
  if (collection === "keyvaluelist") return "keyValues";
  if (collection === "valuelist") return model === undefined ? "list" : "choices";
  if (kind !== "text") return kind;
  if (model !== undefined) return "choice";
  if (dataSource !== undefined) return "picker";
  return /DateTime$/.test(key) ? "dateTime" : "text";
};
