import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, notFound, synchronised } from "../../../test/harness/graphFailures";

const id = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const inBatch = true;

export default {
  inputs: { records: [{ id, department: "Sales" }] },
  answers: [{ body: { responses: [{ id: "0", status: 204 }] } }],
  failures: [
    denied,
    { ...notFound(id), inBatch },
    { ...synchronised, inBatch },
    {
      ...badValue(
        "Property 'mail' is read-only and cannot be set.",
        "Leave the property out: Graph sets it by itself.",
      ),
      inBatch,
    },
  ],
} satisfies ActionCase;
