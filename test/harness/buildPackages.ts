import { join } from "node:path";
import { build, type Plugin } from "esbuild";

const root = join(__dirname, "../..");

/** What Spectral loads for code-native integrations and for its own test harness: hardly a test needs it. */
const SELDOM_USED = /[\\/]spectral[\\/]dist[\\/](testing|serverTypes[\\/]convertIntegration)\.js$/;

/** Loads a module when something of it is used for the first time. */
const lazily: Plugin = {
  name: "lazily",
  setup: ({ onLoad }) => {
    onLoad({ filter: SELDOM_USED, namespace: "file" }, ({ path, suffix }) =>
      suffix === "?used"
        ? undefined
        : {
            contents: `
          let used;
          const get = (_, name) => name === "__esModule" || (used ??= require(${JSON.stringify(`${path}?used`)}))[name];
          module.exports = new Proxy({}, { get });`,
            resolveDir: root,
          },
    );
  },
};

/**
 * Puts packages of many modules into one file each for the tests (jest.config.ts): each test file loads them anew, and
 * Spectral has 800. What the tests replace or share stays outside.
 */
export const buildPackages = async (): Promise<void> => {
  await build({
    absWorkingDir: root,
    entryPoints: {
      axios: "node_modules/axios/dist/node/axios.cjs",
      dateFns: "date-fns",
      nock: "nock",
      spectral: "@prismatic-io/spectral",
      yaml: "yaml",
    },
    outdir: "node_modules/.cache/jest",
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["axios", "axios-retry", "_http_common"],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    plugins: [lazily],
    logLevel: "warning",
  });
};
