import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { graphFault } from "../../../test/harness/playGraph";
import { getNotifiedRecordsExamplePayload } from "../../examplePayloads/change";

const [changed, gone] = getNotifiedRecordsExamplePayload.data;
const { status, code, message } = notFound("8ffff70c-1c63-4860-b963-e34ec660931d");
const missing = { status, body: graphFault(code, message) };
const living = {
  body: {
    responses: [
      { id: "1", ...missing },
      { id: "0", status: 200, body: changed?.record },
    ],
  },
};

export default {
  inputs: {
    notifications: [
      { resource: `Users/${changed?.id}`, changeType: "updated" },
      { resource: `Users/${gone?.id}`, changeType: "deleted" },
    ],
  },
  answers: [living, { body: { responses: [{ id: "0", ...missing }] } }],
  failures: [denied, { ...denied, before: [living] }],
} satisfies ActionCase;
