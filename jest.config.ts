/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

const config: Config = {
  // Relative: Stryker knows no <rootDir>.
  testEnvironment: "./test/harness/environment.cjs",
  roots: [
    "<rootDir>/src",
    "<rootDir>/emulator",
    "<rootDir>/runner",
    "<rootDir>/adopt",
    "<rootDir>/test",
  ],
  // Those of test/clients have packages of their own and run by themselves: npm run test:clients.
  testMatch: ["**/*.test.ts", "!<rootDir>/test/clients/**"],
  modulePathIgnorePatterns: ["<rootDir>/test/clients/"],
  moduleNameMapper: {
    "^(node:)?async_hooks$": "<rootDir>/test/harness/asyncHooks.cjs",
    "^_http_common$": "<rootDir>/test/harness/httpCommon.cjs",
    "^@prismatic-io/spectral$": "<rootDir>/node_modules/.cache/jest/spectral.js",
    "^axios$": "<rootDir>/node_modules/.cache/jest/axios.js",
    "^nock$": "<rootDir>/test/harness/nock.cjs",
    "^date-fns$": "<rootDir>/node_modules/.cache/jest/dateFns.js",
    "^yaml$": "<rootDir>/node_modules/.cache/jest/yaml.js",
    // What the code-native examples install; test/codeNative makes it.
    "^@component-manifests/ms-entra-id$": "<rootDir>/.spectral/manifest/dist/index.js",
  },
  // jose comes as ES modules only.
  transform: {
    "\\.ts$|/node_modules/jose/": [
      "@swc/jest",
      { jsc: { target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  globalSetup: "<rootDir>/test/harness/globalSetup.ts",
  setupFilesAfterEnv: ["<rootDir>/test/harness/setup.ts"],
  restoreMocks: true,
  maxWorkers: 2,
  // A test that hangs is found; one that only takes long on a busy machine is not.
  testTimeout: 30_000,
};

export default config;
