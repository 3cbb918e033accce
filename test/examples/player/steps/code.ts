import { isBuiltin } from "node:module";
import { evaluateModule } from "../../../../runner/evaluateModule";
import { refuse } from "../refuse";
import { leaf } from "./stepKind";

type Code = (context: unknown, stepResults: unknown) => Promise<unknown>;

/** A code step may use Node's own modules, and no other. */
const modules = (place: string) =>
  new Proxy(
    {},
    {
      get: (_target, name) => {
        if (!isBuiltin(String(name)))
          throw new Error(`${place}: there is no module "${String(name)}"`);
        return undefined;
      },
    },
  );

/** Runs the exported function with the platform's context and everything that earlier steps came to. */
export const runCode = leaf({ code: "own" }, (step, _inputs, { place }) => {
  const { type, value } = step.inputs.code ?? {};
  if (type !== "value" || typeof value !== "string") return refuse(place, "its code is a text");
  return ({ execution, all }) =>
    execution.run(async (context) => {
      const run = evaluateModule(value, __filename, {
        now: execution.now,
        modules: modules(place),
      });
      if (typeof run !== "function") throw new Error(`${place}: the code exports no function`);
      const result = (await (run as Code)(
        {
          ...context,
          configVars: structuredClone(execution.configVars),
          executionState: execution.executionState,
        },
        structuredClone(all()),
      )) as { data?: unknown } | undefined;
      if (typeof result !== "object" || result === null || !("data" in result))
        throw new Error(`${place}: the code gives back no { data }`);
      return result;
    });
});
