import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Kind } from "./publicComponent";

interface Input {
  readonly key: string;
}

/** An action, trigger or data source of this component, as a flow stores and reads it. */
export interface Thing {
  readonly key: string;
  readonly display: { readonly label: string };
  readonly inputs: readonly Input[];
  readonly outputSchema?: { readonly schema: string };
  readonly examplePayload?: { readonly payload?: { readonly body: { readonly data: object } } };
  readonly staticBranchNames?: readonly string[];
  readonly scheduleSupport?: string;
}

type Surface = Readonly<Record<Kind, Readonly<Record<string, Thing>>>> & {
  readonly connections: readonly { readonly key: string; readonly inputs: readonly Input[] }[];
};

/** The public surface as it is committed, which a test keeps up to date: a flow needs no more of it. */
const surface: Surface = JSON.parse(
  readFileSync(resolve(__dirname, "../.spectral/component.json"), "utf8"),
);

export const thingOf = (kind: Kind, key: string): Thing | undefined =>
  Object.hasOwn(surface[kind], key) ? surface[kind][key] : undefined;

export const connectionInputs = (key: string): string[] | undefined =>
  surface.connections.find((connection) => connection.key === key)?.inputs.map(({ key }) => key);
