import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { batchRequestExamplePayload } from "../../examplePayloads/batchRequest";

const [entry] = batchRequestExamplePayload.data.results;

export default {
  inputs: {
    requests: [{ id: "1", method: "GET", url: "/users/AdeleV@contoso.com?$select=id" }],
  },
  answers: [
    {
      body: {
        responses: [{ id: "0", status: 200, headers: entry?.headers, body: entry?.body }],
      },
    },
  ],
  failures: [denied, { ...denied, inBatch: true }],
} satisfies ActionCase;
