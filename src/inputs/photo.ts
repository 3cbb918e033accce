import { input } from "@prismatic-io/spectral";
import { type ImageType, InputError, imageType } from "../graph";
import { optionalOneOf } from "./clean";
import { toFile } from "./clean/bytes";
import { isMissing } from "./clean/text";

// https://learn.microsoft.com/graph/api/profilephoto-get
const SIZES = [
  "48x48",
  "64x64",
  "96x96",
  "120x120",
  "240x240",
  "360x360",
  "432x432",
  "504x504",
  "648x648",
] as const;

export const size = input({
  label: "Size",
  type: "string",
  required: false,
  model: SIZES.map((value) => ({ label: value, value })),
  comments: "The size in pixels. Empty returns the largest one that there is.",
  clean: optionalOneOf("Size", SIZES, undefined),
});

const LABEL = "Photo";
const MEGABYTE = 2 ** 20;
const MOST_MEGABYTES = 4;
const BASE64 = /^(?:data:[\w/+.-]+;base64,)?([A-Za-z0-9+/_-]+={0,2})$/;

/** Bytes, or the base64 of them that steps without files hand on. */
const bytesOf = (value: unknown): Buffer | undefined => {
  const text = typeof value === "string" ? BASE64.exec(value.replace(/\s+/g, ""))?.[1] : undefined;
  return text === undefined ? toFile(value)?.data : Buffer.from(text, "base64");
};

/** A photo that Graph takes. */
export interface Photo {
  readonly data: Buffer;
  readonly contentType: ImageType;
}

const readPhoto = (value: unknown): Photo => {
  const data = isMissing(value) ? undefined : bytesOf(value);
  if (isMissing(value) || data?.length === 0)
    throw new InputError(LABEL, "is required, but it is empty");
  const contentType = data === undefined ? undefined : imageType(data);
  if (data === undefined || contentType === undefined)
    throw new InputError(LABEL, "must be a JPEG or PNG image, as a file or as base64 text");
  if (data.length > MOST_MEGABYTES * MEGABYTE) {
    const megabytes = (data.length / MEGABYTE).toFixed(1);
    throw new InputError(LABEL, `is ${megabytes} MB; at most ${MOST_MEGABYTES} MB are allowed`);
  }
  return { data, contentType };
};

export const photo = input({
  label: LABEL,
  type: "data",
  required: true,
  comments: "The photo: a JPEG or PNG image of at most 4 MB, as a file of another step.",
  clean: readPhoto,
});
