import { isScalar, Scalar, type YAMLMap } from "yaml";
import { mapAt, textAt } from "./document";
import { COMPONENT } from "./publicComponent";

/** Whose a step, a picker or a connection is. */
export type Owner =
  | { readonly is: "another's" | "ours" }
  | { readonly is: "public"; readonly key: string; readonly component: YAMLMap }
  | { readonly is: "unclear"; readonly why: string };

/** Unquoted, as a number or a boolean is written: in quotes it is a text. */
const plainAt = (map: YAMLMap, key: string): string | undefined => {
  const node: unknown = map.get(key, true);
  return isScalar(node) && node.type === "PLAIN" ? textAt(map, key) : undefined;
};

const isTrue = (text: string | undefined): boolean => /^(true|True|TRUE)$/.test(text ?? "");
const isFalse = (text: string | undefined): boolean => /^(false|False|FALSE)$/.test(text ?? "");

const unclear = (why: string): Owner => ({ is: "unclear", why });

/** Reads `{ key, component: { key, version, isPublic } }`. */
export const ownerOf = (reference: YAMLMap): Owner => {
  const component = mapAt(reference, "component");
  if (component === undefined || textAt(component, "key") !== COMPONENT) return { is: "another's" };
  const isPublic = plainAt(component, "isPublic");
  if (isFalse(isPublic)) return { is: "ours" };
  if (!isTrue(isPublic)) return unclear("isPublic of its component is neither true nor false");
  if (component.has("signature"))
    return unclear("its component is named by the signature of a package, not by a version");
  if (reference.has("template")) return unclear("it uses a template of the public component");
  const version = textAt(component, "version");
  if (version !== "LATEST" && !/^\d+$/.test(plainAt(component, "version") ?? ""))
    return unclear("the version of its component is neither LATEST nor a number");
  const key = textAt(reference, "key");
  if (key === undefined) return unclear("it has no key");
  return { is: "public", key, component };
};

const set = (map: YAMLMap, key: string, text: string): void => {
  const node: unknown = map.get(key, true);
  if (isScalar(node)) {
    node.value = text;
    node.type = Scalar.PLAIN;
  }
};

/**
 * Points a reference at this component.
 *
 * @returns What else had to change: a version counts the publications of the public component.
 */
export const pointHere = (component: YAMLMap): string[] => {
  set(component, "isPublic", "false");
  const version = textAt(component, "version") ?? "";
  if (version === "LATEST") return [];
  set(component, "version", "LATEST");
  return [`version ${version} is now LATEST`];
};
