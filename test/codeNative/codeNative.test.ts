import { buildManifest } from "./builtManifest";
import { definitionTests } from "./definitionTests";
import { groupSyncTests } from "./groupSync";
import { joinerMoverLeaverTests } from "./joinerMoverLeaver";
import { joinerMoverLeaverFaults } from "./joinerMoverLeaverFaults";
import { manifestTests } from "./manifestTests";
import { typeTests } from "./typeTests";
import { userChangesTests } from "./userChanges";

jest.setTimeout(120_000);

// One file, so that the manifest is made by one worker.
beforeAll(buildManifest, 300_000);

describe("the manifest", manifestTests);
describe("types for code-native integrations", typeTests);
describe("what the examples import as", definitionTests);
describe("the example group-sync", groupSyncTests);
describe("the example joiner-mover-leaver", joinerMoverLeaverTests);
describe("the example joiner-mover-leaver, when something breaks off", joinerMoverLeaverFaults);
describe("the example user-changes", userChangesTests);
