import type { ActionCase } from "../../../test/harness/actionCase";
import {
  denied,
  notFound,
  ofExchange,
  synchronised,
  taken,
} from "../../../test/harness/graphFailures";
import { upsertGroupExamplePayload } from "../../examplePayloads/group";

const { created: _created, ...group } = upsertGroupExamplePayload.data as { created: true };

export default {
  inputs: { uniqueName: "library-assist", displayName: "Library Assist" },
  answers: [{ status: 201, body: group }],
  failures: [
    denied,
    { ...notFound("library-assist"), inputs: { useAsUpsert: "false" } },
    taken("mailNickname"),
    synchronised,
    ofExchange,
  ],
} satisfies ActionCase;
