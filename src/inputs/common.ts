import { input } from "@prismatic-io/spectral";
import { InputError } from "../graph";
import { jsonObject, keyValues, toggle } from "./clean";

export const connection = input({
  label: "Connection",
  type: "connection",
  required: true,
  comments: "The Microsoft Entra ID connection to use.",
});

export const debugRequest = input({
  label: "Debug Request",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "When true, logs one line for each request: method, path, status and time. Never logs secrets or data.",
  clean: toggle("Debug Request", false),
});

export const additionalProperties = input({
  label: "Additional Properties",
  type: "code",
  language: "json",
  required: false,
  placeholder: "Enter a JSON object",
  example: '{"department": "Sales", "officeLocation": null}',
  comments:
    "A JSON object of more properties to send, by their Microsoft Graph names. They win over the other inputs; null clears a property.",
  clean: jsonObject("Additional Properties"),
});

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;
/** They say who asks, where a message ends, and how long a connection lives: a second request could hide in them. */
const NOT_OURS =
  /^(authorization|host|content-length|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|proxy-.*)$/i;
const cleanHeaders = keyValues("Header");

/** Refuses what would replace the token, send it to another virtual host, or split the request. */
const checkHeaders = (value: unknown): Record<string, string> => {
  const given = cleanHeaders(value);
  for (const [name, text] of Object.entries(given)) {
    if (!HEADER_NAME.test(name))
      throw new InputError("Header", "a header's name holds characters that are not allowed");
    if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) {
      throw new InputError("Header", `the value of ${name} holds characters that are not allowed`);
    }
    if (NOT_OURS.test(name)) {
      throw new InputError("Header", `${name} is set by the connection and cannot be given here`);
    }
  }
  return given;
};

export const headers = input({
  label: "Header",
  type: "string",
  collection: "keyvaluelist",
  required: false,
  placeholder: "Enter header",
  example: "Prefer: return=representation",
  comments:
    "More headers to send with the request. Authorization, Host and those that frame the message cannot be given.",
  clean: checkHeaders,
});
