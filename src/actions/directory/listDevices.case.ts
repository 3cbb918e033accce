import type { ActionCase } from "../../../test/harness/actionCase";
import { envelope } from "../../../test/harness/envelope";
import {
  denied,
  notFound,
  unknownProperty,
  unsupportedFilter,
} from "../../../test/harness/graphFailures";
import { listDevicesExamplePayload } from "../../examplePayloads/device";

const ownedByUserId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export default {
  inputs: {},
  answers: [{ body: envelope(listDevicesExamplePayload.data) }],
  failures: [
    denied,
    { ...notFound(ownedByUserId), inputs: { ownedByUserId } },
    unknownProperty("device"),
    unsupportedFilter("manufacturer", "Device"),
  ],
} satisfies ActionCase;
