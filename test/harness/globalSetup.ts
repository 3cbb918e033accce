import { buildBundle } from "../../cli/buildBundle";
import { buildPackages } from "./buildPackages";

/** Before any test: builds the bundle, so that no scenario plays on an old one. */
export default async (): Promise<void> => {
  buildBundle();
  await buildPackages();
};
