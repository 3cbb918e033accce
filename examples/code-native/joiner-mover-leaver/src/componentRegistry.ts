import msEntraId from "@component-manifests/ms-entra-id";
import { componentManifests } from "@prismatic-io/spectral";

/** The components that the flows use. The key is how code calls them: context.components.msEntraId. */
export const componentRegistry = componentManifests({ msEntraId });
