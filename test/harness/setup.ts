import { AsyncLocalStorage } from "node:async_hooks";

afterAll(() => {
  // Test files share Node's modules: what one has spied on, the next one must find untouched.
  jest.restoreAllMocks();
  // Of ./asyncHooks.cjs.
  (AsyncLocalStorage as unknown as { end: () => void }).end();
});
