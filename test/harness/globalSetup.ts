import { buildBundle } from "../../cli/buildBundle";
import { buildSpectral } from "./buildSpectral";

/** Before any test: builds the bundle, so that no scenario plays on an old one. */
export default async (): Promise<void> => {
  buildBundle();
  await buildSpectral();
};
