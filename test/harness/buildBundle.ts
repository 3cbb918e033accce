import { buildBundle } from "../../cli/buildBundle";

/** Before any test: builds the bundle, so that no scenario plays on an old one. */
export default (): void => {
  buildBundle();
};
