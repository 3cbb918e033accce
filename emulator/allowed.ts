import { denied } from "./graphFault";
import type { AnyOf } from "./kinds/facts";

/** Whether permissions are enough: one of the rule's, or all of a list in it. */
export const allows = (rule: AnyOf, permissions: ReadonlySet<string>): boolean =>
  rule.some((one) =>
    typeof one === "string" ? permissions.has(one) : one.every((name) => permissions.has(name)),
  );

export const checkAllowed = (rule: AnyOf, permissions: ReadonlySet<string>): void => {
  if (!allows(rule, permissions)) throw denied();
};
