import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, discriminator: true });
addFormats(ajv);

/** An answer 400 with what is wrong. */
export const wrong = (message: string): HTTPException => new HTTPException(400, { message });

/**
 * Reads the JSON body of a control request.
 *
 * @param prepare What is done to it before it is checked.
 * @throws {HTTPException} 400 when it does not fit the schema; the text names the part.
 */
export const bodyReader = <T>(
  schema: object,
  prepare: (body: unknown) => unknown = (body) => body,
) => {
  let fits: ReturnType<typeof ajv.compile<T>> | undefined;
  return async (c: Context): Promise<T> => {
    // A page in a browser cannot send this type to another origin unasked.
    if (!c.req.header("content-type")?.includes("application/json"))
      throw wrong("Send the header Content-Type: application/json.");
    const body = prepare(
      await c.req.json().catch(() => {
        throw wrong("The body is no JSON.");
      }),
    );
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
