import { AsyncLocalStorage } from "node:async_hooks";
import nock from "nock";

// No test reaches further than this machine.
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
  // A spy on it would put back what stood there when it was made: the mock.
  jest.restoreAllMocks();
  nock.restore();
  // Of ./asyncHooks.cjs.
  (AsyncLocalStorage as unknown as { end: () => void }).end();
});
