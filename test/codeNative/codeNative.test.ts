import { buildManifest } from "./builtManifest";
import { groupSyncTests } from "./groupSync";
import { typeTests } from "./typeTests";
import { userChangesTests } from "./userChanges";

jest.setTimeout(60_000);

// One file, so that the manifest is made by one worker.
beforeAll(buildManifest, 300_000);

describe("types for code-native integrations", typeTests);
describe("the example group-sync", groupSyncTests);
describe("the example user-changes", userChangesTests);
