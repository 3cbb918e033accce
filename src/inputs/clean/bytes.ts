import { isObject } from "../../graph";

/** A file as the platform hands it from step to step. */
export interface File {
  readonly data: Buffer;
  readonly contentType: string | undefined;
}

/** Bytes in any of the forms in which they come from another step. */
const toBytes = (value: unknown): Buffer | undefined => {
  if (Buffer.isBuffer(value)) return value;
  // By its kind and not by its class: the platform and a component need not share them.
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  // A Buffer that has been through JSON.
  return isObject(value) && value.type === "Buffer" && Array.isArray(value.data)
    ? Buffer.from(value.data as number[])
    : undefined;
};

/** A file, or bytes alone; undefined for anything else. */
export const toFile = (value: unknown): File | undefined => {
  const bytes = toBytes(value);
  if (bytes !== undefined) return { data: bytes, contentType: undefined };
  const data = isObject(value) ? toBytes(value.data) : undefined;
  if (data === undefined || !isObject(value)) return undefined;
  const { contentType } = value;
  return { data, contentType: typeof contentType === "string" ? contentType : undefined };
};
