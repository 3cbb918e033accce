import exchanges from "../fixtures/graphExchanges.json";

export interface GraphExchange {
  readonly source: string;
  readonly request: {
    readonly method: string;
    /** Path and query, not encoded, as the documentation prints them. */
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
}

/** A documented or observed exchange with Microsoft Graph, by the name of its operation. */
export const graphExchange = (name: string): GraphExchange => {
  const found = (exchanges as unknown as Record<string, GraphExchange>)[name];
  if (found === undefined) throw new Error(`no exchange "${name}"`);
  return found;
};

/** Its answer, to be played. */
export const answerOf = (name: string) => graphExchange(name).response;
