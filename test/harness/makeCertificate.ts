import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TestCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** A real self-signed certificate and its key, made by openssl. */
export const makeCertificate = (days = 30, algorithm = "rsa:2048"): TestCertificate => {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const kind = algorithm.startsWith("ec")
    ? ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    : ["-newkey", algorithm];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      ...kind,
      "-nodes",
      "-keyout",
      key,
      "-out",
      certificate,
      "-days",
      String(days),
      "-subj",
      "/CN=test",
    ],
    { stdio: "pipe" },
  );
  const made = {
    certificate: readFileSync(certificate, "utf8"),
    privateKey: readFileSync(key, "utf8"),
  };
  rmSync(folder, { recursive: true });
  return made;
};
