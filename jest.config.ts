/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

const config: Config = {
  testEnvironment: "node",
  roots: ["<rootDir>/src", "<rootDir>/emulator", "<rootDir>/runner", "<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  // jose comes as ES modules only.
  transform: {
    "\\.ts$|/node_modules/jose/": [
      "@swc/jest",
      { jsc: { target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!jose/)"],
  globalSetup: "<rootDir>/test/harness/buildBundle.ts",
  setupFilesAfterEnv: ["<rootDir>/test/harness/setup.ts"],
  restoreMocks: true,
};

export default config;
