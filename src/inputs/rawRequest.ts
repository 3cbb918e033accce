import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import {
  integer,
  isPlainObject,
  keyValues,
  oneOf,
  optionalInteger,
  queryValues,
  requiredText,
  toggle,
} from "./clean";

export const url = input({
  label: "URL",
  type: "string",
  required: true,
  placeholder: "Enter path or URL",
  example: "/users?$select=id,displayName",
  comments:
    "A path under /v1.0, a path that begins with /beta, or a full URL on the Graph Endpoint of the connection. Other hosts are refused.",
  clean: requiredText("URL"),
});

const METHODS = [
  "DELETE",
  "GET",
  "HEAD",
  "LINK",
  "OPTIONS",
  "PATCH",
  "POST",
  "PURGE",
  "PUT",
  "UNLINK",
] as const;

export const method = input({
  label: "Method",
  type: "string",
  required: true,
  model: METHODS.map((value) => ({ label: value, value })),
  comments: "The HTTP method to use.",
  clean: oneOf("Method", METHODS),
});

export const data = input({
  label: "Data",
  type: "string",
  required: false,
  placeholder: "Enter request body",
  example: '{"displayName": "Adele Vance"}',
  comments:
    "The body to send: JSON as text or as an object, or a file with its own Content-Type header.",
  clean: (value: unknown): unknown => (value === "" || value === null ? undefined : value),
});

type KeyValue = { key: string; value: unknown };

/** Values stay as they are: files come as bytes. */
const parts =
  (label: string) =>
  (value: unknown): KeyValue[] => {
    if (value === undefined || value === null || value === "") return [];
    const entries = Array.isArray(value)
      ? value
      : isPlainObject(value)
        ? Object.entries(value).map(([key, part]) => ({ key, value: part }))
        : undefined;
    if (entries === undefined || entries.some((part) => typeof part?.key !== "string")) {
      throw new InputError(label, "must be a list of keys and values");
    }
    return entries.filter(({ key }) => key !== "");
  };

export const formData = input({
  label: "Form Data",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Enter form field",
  example: "name: Adele",
  comments: "The fields to send as a multipart form.",
  clean: parts("Form Data"),
});

export const fileData = input({
  label: "File Data",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Enter file",
  example: "photo: (file contents)",
  comments: "The files to send as a multipart form.",
  clean: parts("File Data"),
});

export const fileDataFileNames = input({
  label: "File Data File Names",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Enter file name",
  example: "photo: adele.jpg",
  comments: "The file names of the file data. Keys must match those of File Data.",
  clean: keyValues("File Data File Names"),
});

export const queryParams = input({
  label: "Query Parameter",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Enter query parameter",
  example: "$select: id,displayName",
  comments:
    "The query parameters to add to the URL. They are encoded; a key that is given twice is sent twice.",
  clean: queryValues("Query Parameter"),
});

const RESPONSE_TYPES = ["arraybuffer", "document", "json", "text"] as const;

export const responseType = input({
  label: "Response Type",
  type: "string",
  required: true,
  default: "json",
  placeholder: "Select response type",
  model: RESPONSE_TYPES.map((value) => ({ label: value, value })),
  comments: "The type of data to expect: json, text, or arraybuffer for binary data.",
  clean: (value: unknown) =>
    oneOf("Response Type", RESPONSE_TYPES)(value === "" ? "json" : (value ?? "json")),
});

export const timeout = input({
  label: "Timeout",
  type: "string",
  required: false,
  placeholder: "Enter milliseconds",
  example: "2000",
  comments: "The longest time to wait for a response, in milliseconds. Empty is 60000.",
  clean: optionalInteger("Timeout", 1, 900_000),
});

export const retryDelayMS = input({
  label: "Retry Delay (ms)",
  type: "string",
  required: false,
  default: "0",
  placeholder: "Enter milliseconds",
  example: "1000",
  comments:
    "The wait between attempts, in milliseconds, when Use Exponential Backoff is false. A Retry-After from Graph wins.",
  clean: integer("Retry Delay (ms)", 0, 600_000, 0),
});

export const retryAllErrors = input({
  label: "Retry On All Errors",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, repeats after every error response. When false, after 429, and after server and network errors of requests that can be repeated safely.",
  clean: toggle("Retry On All Errors", false),
});

export const maxRetries = input({
  label: "Max Retry Count",
  type: "string",
  required: false,
  default: "0",
  placeholder: "Enter number of retries",
  example: "3",
  comments: "The most retries to make, from 0 to 20. 0 makes none.",
  clean: integer("Max Retry Count", 0, 20, 0),
});

export const useExponentialBackoff = input({
  label: "Use Exponential Backoff",
  type: "boolean",
  required: false,
  default: "false",
  comments: "When true, waits longer after each attempt and ignores Retry Delay (ms).",
  clean: toggle("Use Exponential Backoff", false),
});
