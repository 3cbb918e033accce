import { InputError } from "../../graph";

interface RawBodyInputs {
  readonly data: unknown;
  readonly formData: readonly { key: string; value: unknown }[];
  readonly fileData: readonly { key: string; value: unknown }[];
  readonly fileDataFileNames: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

type File = { data: Buffer; contentType?: string };

/** How the platform hands files from step to step. */
const isFile = (value: unknown): value is File =>
  typeof value === "object" && value !== null && "data" in value && Buffer.isBuffer(value.data);

const toBlob = (label: string, key: string, value: unknown): Blob => {
  if (isFile(value)) {
    return new Blob([new Uint8Array(value.data)], { type: value.contentType ?? "" });
  }
  if (Buffer.isBuffer(value)) return new Blob([new Uint8Array(value)]);
  if (typeof value === "string") return new Blob([value]);
  throw new InputError(label, `the value of ${key} must be a file or text`);
};

const toForm = ({ formData, fileData, fileDataFileNames }: RawBodyInputs): FormData => {
  const form = new FormData();
  for (const { key, value } of formData) {
    if (Buffer.isBuffer(value) || isFile(value)) form.append(key, toBlob("Form Data", key, value));
    else form.append(key, typeof value === "string" ? value : JSON.stringify(value ?? ""));
  }
  for (const { key, value } of fileData) {
    form.append(key, toBlob("File Data", key, value), fileDataFileNames[key] ?? key);
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
  if (isFile(data)) {
    return {
      body: data.data,
      contentType: { "Content-Type": data.contentType ?? "application/octet-stream" },
    };
  }
  if (Buffer.isBuffer(data)) {
    return { body: data, contentType: { "Content-Type": "application/octet-stream" } };
  }
  if (typeof data !== "string" || typed) return { body: data, contentType: {} };
  if (!/^\s*[[{]/.test(data)) return { body: data, contentType: { "Content-Type": "text/plain" } };
  try {
    JSON.parse(data);
  } catch {
    throw new InputError("Data", "is not valid JSON. For other text, give a Content-Type header");
  }
  return { body: data, contentType: JSON_TYPE };
};
