import { assertNoneFailed, type BulkResult } from "./bulkResult";

const entry = (index: number) => ({
  index,
  id: `id-${index}`,
  success: false,
  error: { status: 400, code: "Request_BadRequest", message: "No." },
});

const failing = (failed: number) =>
  ({
    success: false,
    total: failed,
    succeeded: 0,
    failed,
    results: Array.from({ length: failed }, (_, index) => entry(index)),
  }) as unknown as BulkResult<object>;

it.each([
  [3, "3 of 3 entries failed (id-0: No.; id-1: No.; id-2: No.)"],
  [4, "4 of 4 entries failed (id-0: No.; id-1: No.; id-2: No.; and 1 more)"],
])("an error names three of %p failed entries at most", (failed, text) => {
  expect(() => assertNoneFailed({ operation: "Update Users" }, failing(failed))).toThrow(text);
});
