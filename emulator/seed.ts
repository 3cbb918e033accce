import type { Directory } from "./directory";
import { seededGuid, seededRandom } from "./random";
import { seedServicePrincipals } from "./servicePrincipals";

interface SeedOptions {
  readonly seed: number;
  readonly users: number;
  readonly groups: number;
  readonly applications: number;
  readonly domain: string;
  readonly tenantId: string;
}

const FIRST =
  "Adele Alex Amara Aiko Björn Carlos Chidi Dana Elif Fatima Grady Henrietta Isaiah Joni Lee Lidia Lynne Megan Miriam Nestor Patti Pradeep Raúl Sofia Tomasz Wei Yara Zoe".split(
    " ",
  );
const LAST =
  "Vance Wilber Nguyen O'Neil Bowen Cloud Johnson Smith D'Angelo Garcia Okafor Ivanova Kowalski Lindqvist Müller Tanaka Robbins Sherman Fernandez Gupta Hernandez Langer Wilke Young".split(
    " ",
  );
const TITLES = [
  "Retail Manager",
  "Product Marketing Manager",
  "Engineer",
  "Designer",
  "Accountant",
  null,
];
const DEPARTMENTS = ["Sales", "Finance", "Engineering", "Human Resources", "Legal"];
const TOPICS = "Golf Library Video Payroll Travel Security Research Design Legal Support".split(
  " ",
);
const CREATED = Date.parse("2018-01-01T00:00:00Z");

const plain = (name: string): string => name.normalize("NFD").replace(/[^A-Za-z']/g, "");

/**
 * Fills a directory with people, groups, apps and their service principals, the same ones for the same seed. Every 25th user
 * is a guest, and the names hold apostrophes and accents, as real ones do.
 */
export const seedDirectory = (directory: Directory, options: SeedOptions): void => {
  const random = seededRandom(options.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const created = () =>
    new Date(CREATED + Math.floor(random() * 2e11)).toISOString().replace(/\.\d+/, "");
  const userIds: string[] = [];

  for (let number = 1; number <= options.users; number += 1) {
    const [givenName, surname] = [pick(FIRST), pick(LAST)];
    const guest = number % 25 === 0;
    const local = `${plain(givenName)}.${plain(surname)}${number}`;
    const mail = guest ? `${local}@fabrikam.com` : `${local}@${options.domain}`;
    const id = seededGuid(random);
    userIds.push(id);
    directory.seed("user", {
      id,
      accountEnabled: random() > 0.05,
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      jobTitle: pick(TITLES),
      department: pick(DEPARTMENTS),
      mail,
      mailNickname: local,
      preferredLanguage: "en-US",
      ...(guest ? {} : { usageLocation: "US" }),
      userPrincipalName: guest ? `${local}_fabrikam.com#EXT#@${options.domain}` : mail,
      userType: guest ? "Guest" : "Member",
      createdDateTime: created(),
    });
  }

  for (let number = 1; number <= options.groups; number += 1) {
    const unified = number % 3 === 0;
    const id = seededGuid(random);
    const mailNickname = `${pick(TOPICS).toLowerCase()}${number}`;
    const createdDateTime = created();
    directory.seed("group", {
      id,
      displayName: `${pick(TOPICS)} ${pick(TOPICS)} ${number}`,
      description: `Everything about ${mailNickname}`,
      groupTypes: unified ? ["Unified"] : [],
      mailEnabled: unified,
      mailNickname,
      mail: unified ? `${mailNickname}@${options.domain}` : null,
      proxyAddresses: unified ? [`SMTP:${mailNickname}@${options.domain}`] : [],
      securityEnabled: !unified,
      visibility: unified ? "Public" : null,
      createdDateTime,
      renewedDateTime: createdDateTime,
    });
    const members = new Set<string>();
    const size = Math.min(userIds.length, Math.floor(random() * 40));
    while (members.size < size) members.add(pick(userIds));
    directory.setRelated("members", id, [...members]);
    if (userIds.length > 0) directory.setRelated("owners", id, [pick(userIds)]);
  }

  for (let number = 1; number <= options.applications; number += 1) {
    directory.seed("application", {
      id: seededGuid(random),
      appId: seededGuid(random),
      displayName: `${pick(TOPICS)} App ${number}`,
      publisherDomain: options.domain,
      signInAudience: "AzureADMyOrg",
      createdDateTime: created(),
    });
  }

  seedServicePrincipals(directory, options.tenantId, () => seededGuid(random));
};
