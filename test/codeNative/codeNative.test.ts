import { buildManifest } from "./builtManifest";
import { typeTests } from "./typeTests";

// One file, so that the manifest is made by one worker.
beforeAll(buildManifest, 300_000);

describe("types for code-native integrations", typeTests);
