import { leaf } from "./stepKind";

const LEVELS = ["debug", "info", "warn", "error"];

export const writeLog = leaf(
  { message: "single", level: "single" },
  (_step, { message, level }, { place }) =>
    async (scope) => {
      const chosen = String(level?.(scope) ?? "info");
      if (!LEVELS.includes(chosen)) throw new Error(`${place}: there is no level "${chosen}"`);
      scope.execution.log.push({ level: chosen, message: String(message?.(scope) ?? "") });
      return null;
    },
);
