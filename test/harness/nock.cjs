/*
 * What a test gets that asks for nock (jest.config.ts). All others go without it: nock makes a second socket for each
 * request, which doubles the time of a test that speaks HTTP.
 */
const nock = require("../../node_modules/.cache/jest/nock.js");

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost)(:\d+)?$/);
});

afterEach(() => {
  nock.cleanAll();
});

// Test files share node's http module: what one has patched, the next one must find unpatched.
afterAll(() => {
  nock.restore();
});

module.exports = nock;
