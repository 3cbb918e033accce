/*
 * Node's environment, in a process where these two hold for every test file. CommonJS, since Stryker loads it too
 * (test/mutations).
 */
require("./compileOnce.cjs");
require("./loopbackOnly.cjs");

module.exports = require("jest-environment-node");
