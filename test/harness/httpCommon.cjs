/*
 * Stands in for Node's own module where nock's interceptors ask for it (jest.config.ts). They make two parsers for each
 * request and close none; a parser that is not closed keeps what it was given, and with it all modules of its test
 * file: 12 MB each, and what runs after it is up to five times as slow.
 * Node itself closes those that its pool has no room for: https://github.com/nodejs/node/blob/v22.20.0/lib/_http_common.js
 */
const { HTTPParser } = require("node:_http_common");

/** More than any test has requests under way. */
const MOST_OPEN = 400;

const made = [];

class ClosedParser extends HTTPParser {
  constructor() {
    super();
    made.push(this);
    // A test that goes on for long must not wait for its end.
    if (made.length > MOST_OPEN) made.shift().close();
  }
}

afterAll(() => {
  for (const parser of made.splice(0)) parser.close();
});

module.exports = { HTTPParser: ClosedParser };
