import { join } from "node:path";
import { createCNIContext } from "@prismatic-io/spectral/dist/serverTypes/context";
import { invokeFlow } from "@prismatic-io/spectral/dist/testing";
import type { ComponentRegistry } from "@prismatic-io/spectral/dist/types";
import type { Stage } from "../harness/stage";
import { type Example, exampleFolder } from "./project";

type Flow = Parameters<typeof invokeFlow>[0];

/** How the platform is asked to run an action of a component. */
interface ActionReference {
  component: { key: string; signature: string; isPublic: boolean };
  key: string;
}

/** A file of an example, as its own code imports it. */
export const load = <T>(example: Example, file: string): T =>
  require(join(exampleFolder(example), "src", file)) as T;

/**
 * A flow of an example by Spectral's own `invokeFlow`. Its `context.components` is Spectral's, made of the
 * manifest; what that hands to the platform is run by the built bundle on the emulator.
 */
export const playFlow = (
  { runner }: Stage,
  example: Example,
  flow: Flow,
  configVars: () => Record<string, unknown>,
) => {
  const { componentRegistry } = load<{ componentRegistry: ComponentRegistry }>(
    example,
    "componentRegistry",
  );
  const { signature } = componentRegistry.msEntraId ?? {};
  const invoke = async (
    { component, key }: ActionReference,
    _context: unknown,
    values: Record<string, unknown>,
  ): Promise<{ data: unknown }> => {
    expect(component).toEqual({ key: "ms-entra-id", isPublic: false, signature });
    return { data: await runner.runAction(key, values) };
  };
  const { components } = createCNIContext(
    { _components: { invoke } } as unknown as Parameters<typeof createCNIContext>[0],
    componentRegistry,
  );
  const state: Record<string, unknown> = {};
  const logs: string[] = [];
  const log = (...parts: unknown[]): void => {
    logs.push(parts.map(String).join(" "));
  };
  const logger = { metric: log, trace: log, debug: log, info: log, log, warn: log, error: log };

  /** @param data What the trigger hands over in `body.data`. */
  const run = async (data?: unknown): Promise<unknown> => {
    // The platform keeps the state of a run that ends well.
    const instanceState = structuredClone(state);
    const { result } = await invokeFlow(flow, {
      configVars: configVars() as Record<string, string>,
      context: { components, instanceState, logger } as never,
      payload: { body: { data, contentType: "application/json" } },
    });
    Object.assign(state, structuredClone(result?.instanceState ?? instanceState));
    return result?.data;
  };

  return { run, state, logs };
};
