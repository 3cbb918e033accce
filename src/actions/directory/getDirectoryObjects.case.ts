import type { ActionCase } from "../../../test/harness/actionCase";
import { denied } from "../../../test/harness/graphFailures";
import { getDirectoryObjectsExamplePayload } from "../../examplePayloads/directory";

const { value, missing } = getDirectoryObjectsExamplePayload.data;

export default {
  inputs: { objectIds: [...value.map(({ id }) => id), ...missing] },
  answers: [
    {
      body: {
        "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#directoryObjects",
        value,
      },
    },
  ],
  failures: [denied],
} satisfies ActionCase;
