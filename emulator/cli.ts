import { textFile, wholeNumber } from "../cli/options";
import { runCommand } from "../cli/runCommand";
import { UsageError } from "../cli/usageError";
import type { EmulatorOptions } from ".";
import { welcome } from "./control/welcome";
import { openCertificates } from "./https/certificates";

const PORT = "8365";

/** Any page of an app on this machine. */
const LOOPBACK = ["http", "https"].flatMap((scheme) =>
  ["localhost", "127.0.0.1"].map((host) => `${scheme}://${host}/*`),
);

const dataOf = (file: string) => {
  const text = textFile("--data", file);
  const { readData } = require("./control/directory") as typeof import("./control/directory");
  try {
    return readData(text);
  } catch (error) {
    throw new UsageError(`--data ${file}: ${error instanceof Error ? error.message : error}`);
  }
};

void runCommand({
  usage: `Usage: npm run emulator -- [--https] [--port ${PORT}] [--data FILE] [options]

  --port           the port on 127.0.0.1; 0 takes a free one
  --https          HTTPS, with a CA that is made at the first start; Microsoft's own clients take nothing else
  --host           a further name for the certificate, such as graph.microsoft.com; may be repeated
  --certificates   the folder of the certificates, .emulator unless given
  --data           a JSON file with users, groups, applications and apps; nothing is made up then, unless asked for
  --users          how many users the directory has, 2500 unless --data is given
  --groups         how many groups, 150 unless --data is given
  --seed           every random choice follows from it, 1 unless given
  --client-id      of the app that has every permission; the same in every emulator unless given
  --client-secret  its secret
  --certificate    a PEM file with a certificate that may sign for it; may be repeated
  --redirect-uri   where its codes may go besides this machine; may be repeated
  --wild-delta     deltas repeat objects, split groups, send empty pages: what Graph may do, now and then

emulator/README.md tells how to point an app or a test suite at it.`,
  options: {
    port: { type: "string", default: PORT },
    https: { type: "boolean", default: false },
    host: { type: "string", multiple: true, default: [] },
    certificates: { type: "string", default: ".emulator" },
    data: { type: "string" },
    users: { type: "string" },
    groups: { type: "string" },
    seed: { type: "string", default: "1" },
    "client-id": { type: "string" },
    "client-secret": { type: "string" },
    certificate: { type: "string", multiple: true, default: [] },
    "redirect-uri": { type: "string", multiple: true, default: [] },
    "wild-delta": { type: "boolean", default: false },
  },
  run: async (values) => {
    const data = values.data === undefined ? undefined : dataOf(values.data);
    const [users, groups] = data === undefined ? ["2500", "150"] : ["0", "0"];
    const options: EmulatorOptions = {
      port: wholeNumber("port", values.port, 65_535),
      users: wholeNumber("users", values.users ?? users),
      groups: wholeNumber("groups", values.groups ?? groups),
      ...(data === undefined ? {} : { data, applications: 0, devices: 0, administrativeUnits: 0 }),
      seed: wholeNumber("seed", values.seed),
      // Apps write it into references whatever host they call.
      standsFor: ["https://graph.microsoft.com"],
      certificates: values.certificate.map((file) => textFile("--certificate", file)),
      redirectUris: [...LOOPBACK, ...values["redirect-uri"]],
      ...(values["client-id"] === undefined ? {} : { clientId: values["client-id"] }),
      ...(values["client-secret"] === undefined ? {} : { clientSecret: values["client-secret"] }),
      ...(values.https ? { tls: await openCertificates(values.certificates, values.host) } : {}),
      ...(values["wild-delta"] ? { delta: "seeded" } : {}),
    };
    // Loaded once the options are right: whoever mistyped one is told at once.
    const { startEmulator } = require(".") as typeof import(".");
    const emulator = await startEmulator(options);
    console.log(welcome(emulator));
    if (emulator.tls !== undefined)
      console.log(`The CA, for clients that want its text:\n\n${emulator.tls.ca}`);
    console.log("Stop with Ctrl+C.");
    return true;
  },
});
