import { InputError } from "../../graph";
import { type File, toFile } from "./bytes";
import { assertJson } from "./json";

interface RawBodyInputs {
  readonly data: unknown;
  readonly formData: readonly { key: string; value: unknown }[];
  readonly fileData: readonly { key: string; value: unknown }[];
  readonly fileDataFileNames: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

const toBlob = ({ data, contentType }: File): Blob =>
  new Blob([new Uint8Array(data)], { type: contentType ?? "" });

const toForm = ({ formData, fileData, fileDataFileNames }: RawBodyInputs): FormData => {
  const form = new FormData();
  for (const { key, value } of formData) {
    const file = toFile(value);
    if (file !== undefined) form.append(key, toBlob(file));
    else {
      assertJson("Form Data", value);
      form.append(key, typeof value === "string" ? value : JSON.stringify(value ?? ""));
    }
  }
  for (const { key, value } of fileData) {
    const file = toFile(value);
    if (file === undefined && typeof value !== "string")
      throw new InputError("File Data", `the value of ${key} must be a file or text`);
    const blob = file === undefined ? new Blob([String(value)]) : toBlob(file);
    form.append(key, blob, fileDataFileNames[key] ?? key);
  }
  return form;
};

const JSON_TYPE = { "Content-Type": "application/json" };

/**
 * The body of a raw request and the Content-Type that follows from it. Text that looks like JSON must
 * be JSON, unless the builder gave a Content-Type.
 */
export const rawBody = (
  inputs: RawBodyInputs,
): { body: unknown; contentType: Record<string, string> } => {
  const { data, formData, fileData, headers } = inputs;
  const hasForm = formData.length > 0 || fileData.length > 0;
  if (hasForm) {
    if (data !== undefined)
      throw new InputError("Data", "Cannot specify both Data and File/Form Data");
    return { body: toForm(inputs), contentType: {} };
  }
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  const file = toFile(data);
  if (file !== undefined) {
    const { contentType = "application/octet-stream" } = file;
    return { body: file.data, contentType: { "Content-Type": contentType } };
  }
  assertJson("Data", data);
  if (typeof data === "boolean" || typeof data === "number")
    return { body: JSON.stringify(data), contentType: JSON_TYPE };
  if (typeof data !== "string" || typed) return { body: data, contentType: {} };
  if (!/^\s*[[{]/.test(data)) return { body: data, contentType: { "Content-Type": "text/plain" } };
  try {
    JSON.parse(data);
  } catch {
    throw new InputError("Data", "is not valid JSON. For other text, give a Content-Type header");
  }
  return { body: data, contentType: JSON_TYPE };
};
