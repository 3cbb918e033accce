// What a running component never reaches, and what stands in its place. `test/bundle` says who imports it: when
// an upgrade changes that, look whether it is still true.

/**
 * @typedef {object} LeftOut
 * @property {string} module A file of a package, or a module of Node.
 * @property {string} why
 * @property {string} [instead] By default, an error that names the module as soon as something of it is used.
 */

/** @type {readonly LeftOut[]} */
export const leftOut = [
  {
    module: "@prismatic-io/spectral/dist/testing.js",
    why: "a component that runs tests nothing. It brings jest-mock along",
  },
  {
    module: "@prismatic-io/spectral/dist/util.js",
    why: "the inputs have clean functions of their own. It brings the whole of date-fns along",
  },
  {
    module: "@prismatic-io/spectral/dist/serverTypes/convertIntegration.js",
    why: "a component is not a code-native integration. It brings zod and yaml along",
  },
  {
    module: "http2",
    why: "axios speaks HTTP/2 only where a request asks for it. Node is slow to load it",
  },
  // Without these three, axios is as its own builds for browsers are: it knows that they can be missing.
  {
    module: "axios/lib/adapters/fetch.js",
    why: "axios takes Node's http. While it loads, this makes Node load all of its fetch",
    instead: "export const getFetch = () => null;",
  },
  {
    module: "axios/lib/adapters/xhr.js",
    why: "Node has no XMLHttpRequest",
    instead: "export default null;",
  },
  {
    module: "axios/lib/platform/node/classes/FormData.js",
    why: "without it, axios takes the FormData of Node. It brings form-data and mime-db along",
    instead: "export default null;",
  },
];

/** What an importer asks of every module, whether it is one of TypeScript's and what kind of thing, is no error. */
const unreachable = ({ module, why }) => `
  const reached = () => {
    throw new Error(${JSON.stringify(`${module} is not in this bundle: ${why}.`)});
  };
  const get = (_, name) => (name === "__esModule" || typeof name === "symbol" ? undefined : reached());
  module.exports = Object.setPrototypeOf(function () { reached(); }, new Proxy({}, { get }));`;

const contents = new Map(
  leftOut.map((module) => [module.module, module.instead ?? unreachable(module)]),
);

/** `axios/lib/utils.js` of `/…/node_modules/axios/lib/utils.js` */
const withinPackages = (path) => path.replaceAll("\\", "/").replace(/^.*\/node_modules\//, "");

/** @type {import("esbuild").Plugin} */
export const leaveOut = {
  name: "leave-out",
  setup(build) {
    build.onResolve({ filter: /^(node:)?http2$/ }, () => ({ path: "http2", namespace: "node" }));
    build.onLoad({ filter: /./, namespace: "node" }, ({ path }) => ({
      contents: contents.get(path),
    }));
    build.onLoad({ filter: /node_modules/ }, ({ path }) => {
      const instead = contents.get(withinPackages(path));
      return instead === undefined ? undefined : { contents: instead };
    });
  },
};
