import type { BulkResult } from "../graph";

/** Of an entry of Batch Request: what Graph answered, null where it gave no answer. */
export interface AnsweredRequest {
  status: number | null;
  headers: Readonly<Record<string, string>> | null;
  body: unknown;
}

export const batchRequestExamplePayload: { data: BulkResult<AnsweredRequest> } = {
  data: {
    success: true,
    total: 1,
    succeeded: 1,
    failed: 0,
    results: [
      {
        index: 0,
        id: "1",
        success: true,
        status: 200,
        headers: { "Content-Type": "application/json" },
        body: { id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd" },
        error: null,
      },
    ],
  },
};
