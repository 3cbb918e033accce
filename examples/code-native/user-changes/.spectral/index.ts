import type { componentRegistry, configPages } from "../src";

type Pages = typeof configPages;
type Registry = typeof componentRegistry;

// Tells Spectral's types of this integration: context.components, context.configVars and the references
// to the component are checked against them.
declare module "@prismatic-io/spectral" {
  interface IntegrationDefinitionConfigPages extends Pages {}
  interface IntegrationDefinitionComponentRegistry extends Registry {}
}
