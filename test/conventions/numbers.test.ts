import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8").replace(/\s+/g, " ");

const POLLING = "documentation/triggers/userChangesPolling.mdx";
const MEMBERSHIPS = "documentation/triggers/groupMembershipPolling.mdx";
const NOTIFIED = "documentation/triggers/userTrigger.mdx";

/** What a page says with a number, and the lines that make it so: whoever changes one meets the other. */
const said: readonly [page: string, text: string, source: string, code: string][] = [
  [POLLING, "more than 20 pages", "src/triggers/polling/readPages.ts", "MOST_PAGES = 20;"],
  [POLLING, "or 5,000 changes", "src/triggers/polling/readPages.ts", "MOST_CHANGES = 5_000;"],
  [POLLING, "silent for 20 minutes", "src/triggers/polling/turn.ts", "LEASE_MS = 20 * 60_000;"],
  [POLLING, "up to 20,000 events", "src/triggers/polling/poll.ts", "MOST_DRAINED = 20_000;"],
  [POLLING, "or 8 minutes", "src/triggers/polling/poll.ts", "LONGEST_DRAIN_MS = 8 * 60_000;"],
  [POLLING, "within 64 KB", "src/triggers/polling/state.ts", "LARGEST_STATE = 64 * 1024;"],
  [POLLING, "once it is four days old", "src/triggers/polling/say.ts", "OLD_LINK_HOURS = 4 * 24;"],
  [POLLING, "a day at most", "src/triggers/polling/memory.ts", "LONGEST_HELD_MS = 86_400_000;"],
  [
    POLLING,
    "an hour to spare",
    "src/triggers/polling/memory.ts",
    "CREATION_MARGIN_MS = 3_600_000;",
  ],
  [POLLING, "Up to 20 groups", "src/inputs/polling.ts", "MOST_FILTER_GROUPS = 20;"],
  [
    MEMBERSHIPS,
    "within 20 pages and 5,000 changes",
    "src/triggers/polling/readPages.ts",
    "MOST_PAGES = 20;",
  ],
  [
    MEMBERSHIPS,
    "up to 20,000 events or 8 minutes",
    "src/triggers/polling/poll.ts",
    "LONGEST_DRAIN_MS = 8 * 60_000;",
  ],
  [MEMBERSHIPS, "at most 500", "src/inputs/membershipPolling.ts", "MOST_GROUPS = 500;"],
  [
    MEMBERSHIPS,
    "once it is four days old",
    "src/triggers/polling/say.ts",
    "OLD_LINK_HOURS = 4 * 24;",
  ],
  [
    NOTIFIED,
    "takes 2 seconds at most",
    "src/triggers/notifications/answerWebhook.ts",
    "ANSWER_WITHIN_MS = 2_000;",
  ],
  [
    NOTIFIED,
    "arrives in its last week",
    "src/triggers/notifications/answerWebhook.ts",
    "RENEW_BEFORE_MS = 7 * 86_400_000;",
  ],
  [
    NOTIFIED,
    "less than half of its time is left",
    "src/graph/keepSubscription.ts",
    "left < LONGEST_LIFETIME_MS / 2",
  ],
  [
    "documentation/connections/msEntraIdCertificate.mdx",
    "five minutes before it expires",
    "src/signIn/certificateToken.ts",
    "RENEW_BEFORE_MS = 5 * MINUTE;",
  ],
  ["SECURITY.md", "up to 64 MB unpacked", "src/graph/http/transport.ts", "LONGEST_ANSWER_MB = 64;"],
  [
    "SECURITY.md",
    "Raw Request up to 200 MB",
    "src/actions/misc/rawRequest.ts",
    "longestAnswerMb: 200,",
  ],
  [
    "README.md",
    "5 times within 2 minutes",
    "documentation/reference/index.md",
    "5 times within 2 minutes",
  ],
  ["README.md", "a request adds up to 400", "src/graph/bulk/addMembers.ts", "LARGEST_PATCH = 20;"],
  ["README.md", "up to 999 entries", "src/graph/paging.ts", "LARGEST_PAGE = 999;"],
  ["README.md", "three times 400 days", "package.json", "YEAR_DAYS=400 YEAR_SEEDS=3"],
  ["README.md", "npm test lives 90", "test/scenarios/year.test.ts", 'YEAR_DAYS = "90"'],
  ["README.md", "2,000 seeded storms", "package.json", "CHAOS_SEEDS=2000 LOSSLESS_SEEDS=1000"],
  ["CONTRIBUTING.md", "`npm test` plays 8 seeds", "test/chaos/chaos.test.ts", 'CHAOS_SEEDS = "8"'],
  ["CONTRIBUTING.md", "`.ci/run` 100", ".ci/run", "CHAOS_SEEDS=100 "],
  [
    "CONTRIBUTING.md",
    "4 seeds of each kind",
    "test/chaos/lossless/lossless.test.ts",
    'LOSSLESS_SEEDS = "4"',
  ],
  ["CONTRIBUTING.md", "at most 900,000 bytes", "test/bundle/weight.test.ts", "LARGEST = 900_000;"],
];

describe("a number on a page is that of the code", () => {
  it.each(said)("%s: %s", (page, text, source, code) => {
    expect(read(page)).toContain(text);
    expect(read(source)).toContain(code);
  });
});
