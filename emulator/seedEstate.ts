import type { Directory } from "./directory";
import { seededGuid, seededRandom } from "./random";

interface EstateOptions {
  readonly seed: number;
  readonly devices: number;
  readonly administrativeUnits: number;
}

const SYSTEMS = [
  ["Windows", "10.0.26100", "AzureAd"],
  ["iOS", "19.1", "Workplace"],
  ["Android", "16", "Workplace"],
  ["MacMDM", "26.1", "AzureAd"],
] as const;

const PLACES = "Seattle Dublin Hyderabad São-Paulo Osaka Nairobi".split(" ");

/** Fills a directory with devices of its users and with administrative units, the same for the same seed. */
export const seedEstate = (directory: Directory, options: EstateOptions): void => {
  const random = seededRandom(options.seed + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const userIds = [...directory.all("user")].map(({ id }) => id);

  for (let number = 1; number <= options.devices; number += 1) {
    const [operatingSystem, operatingSystemVersion, trustType] = pick(SYSTEMS);
    const id = seededGuid(random);
    directory.seed("device", {
      id,
      accountEnabled: random() > 0.05,
      deviceId: seededGuid(random),
      displayName: `DESKTOP-${String(number).padStart(5, "0")}`,
      isCompliant: random() > 0.2,
      isManaged: true,
      operatingSystem,
      operatingSystemVersion,
      physicalIds: [],
      profileType: "RegisteredDevice",
      registrationDateTime: "2026-01-15T08:00:00Z",
      systemLabels: [],
      trustType,
    });
    if (userIds.length > 0) directory.setRelated("owners", id, [pick(userIds)]);
  }

  for (let number = 1; number <= options.administrativeUnits; number += 1) {
    const id = seededGuid(random);
    const place = PLACES[(number - 1) % PLACES.length];
    directory.seed("administrativeUnit", {
      id,
      displayName: `${place} ${number}`,
      description: `Everything in ${place}`,
    });
    directory.setRelated("members", id, userIds.slice(0, number));
  }
};
