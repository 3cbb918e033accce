import type { Schema } from "./common";

/** The bytes of a file: a Buffer, and its type beside it as `contentType` of the step. */
export const bytes: Schema = { type: "object" };
