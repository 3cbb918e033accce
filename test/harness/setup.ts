import { AsyncLocalStorage } from "node:async_hooks";

afterAll(() => {
  // Test files share Node's modules: what one has spied on, the next one must find untouched. It comes before the
  // end of nock (./nock.cjs): a spy would put back what stood there when it was made, the mock.
  jest.restoreAllMocks();
  // Of ./asyncHooks.cjs.
  (AsyncLocalStorage as unknown as { end: () => void }).end();
});
