/** An answer that refuses: status, Graph's code and text, and what else its body or headers hold. */
export class GraphFault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly extra: {
      readonly details?: readonly { code: string; message: string; target?: string }[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.name = "GraphFault";
  }
}

export const badRequest = (message: string): GraphFault =>
  new GraphFault(400, "Request_BadRequest", message);

/** What the gateway cannot parse, before the directory sees it: its own code, without "Request_". */
export const unparsable = (message: string): GraphFault =>
  new GraphFault(400, "BadRequest", message);

export const unsupportedQuery = (message: string): GraphFault =>
  new GraphFault(400, "Request_UnsupportedQuery", message);

export const notFound = (id: string): GraphFault =>
  new GraphFault(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const denied = (): GraphFault =>
  new GraphFault(
    403,
    "Authorization_RequestDenied",
    "Insufficient privileges to complete the operation.",
  );

/** https://github.com/pnp/cli-microsoft365 src/m365/entra/commands/user/user-add.spec.ts */
export const conflict = (property: string): GraphFault => {
  const message = `Another object with the same value for property ${property} already exists.`;
  return new GraphFault(400, "Request_BadRequest", message, {
    details: [{ code: "ObjectConflict", message, target: property }],
  });
};
