import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, discriminator: true });
addFormats(ajv);

/** An answer 400 with what is wrong. */
export const wrong = (message: string): HTTPException => new HTTPException(400, { message });

/**
 * Reads JSON of a form.
 *
 * @param prepare What is done to it before it is checked.
 * @throws {HTTPException} 400 when it does not fit the schema; the text names the part.
 */
export const schemaChecker = <T>(
  schema: object,
  prepare: (body: unknown) => unknown = (body) => body,
) => {
  let fits: ReturnType<typeof ajv.compile<T>> | undefined;
  return (text: string): T => {
    let body: unknown;
    try {
      body = prepare(JSON.parse(text));
    } catch {
      throw wrong("That is no JSON.");
    }
    fits ??= ajv.compile<T>(schema);
    if (fits(body)) return body as T;
    const told = (fits.errors ?? []).map(({ instancePath, message, params }) => {
      const unknown =
        params.additionalProperty === undefined ? "" : `: ${params.additionalProperty}`;
      return `${instancePath || "the body"} ${message}${unknown}`;
    });
    throw wrong([...new Set(told)].join("; "));
  };
};

/** Reads the JSON body of a control request, as `schemaChecker` does. */
export const bodyReader = <T>(schema: object, prepare?: (body: unknown) => unknown) => {
  const check = schemaChecker<T>(schema, prepare);
  return async (c: Context): Promise<T> => {
    // A page in a browser cannot send this type to another origin unasked.
    if (!c.req.header("content-type")?.includes("application/json"))
      throw wrong("Send the header Content-Type: application/json.");
    return check(await c.req.text());
  };
};
