// `npm test`: installs what is missing and runs everything. `--check` stops after the unit tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrFetchBrowser } from './findBrowser.mjs';
import { installMissing } from './installMissing.mjs';
import { continueUnderPinnedNode } from './pinnedNode.mjs';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

await installMissing();
await continueUnderPinnedNode();

const isCheck = process.argv.includes('--check');
const results = join(root, 'test-results/figures');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const bin = (path) => join(root, 'node_modules', path);
const inResults = (name) => join(results, name);

/** `null` when the program broke off before it wrote its figures. */
const readFigures = (name) => (existsSync(inResults(name)) ? JSON.parse(readFileSync(inResults(name), 'utf8')) : null);

/** Runs one program that either holds or does not: one check. */
const check = (path, ...args) => async (env) => {
  const isGood = (await runProgram(process.execPath, [bin(path), ...args], { env })) === 0;
  return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

async function build(env) {
  const code = await runProgram(process.execPath, [join(root, 'scripts/build.mjs')], { env });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(env) {
  const code = await runProgram(process.execPath, [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${inResults('vitest.json')}`], { env });
  const figures = readFigures('vitest.json');
  const passed = figures?.numPassedTests ?? 0;
  const failed = figures?.numFailedTests ?? 0;
  const failures = (figures?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const ofFile = assertionResults.filter((test) => test.status === 'failed').map((test) => `${name}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
    return status === 'failed' && ofFile.length === 0 ? [`${name}\n${message}`] : ofFile;
  });
  // A file that does not load has no failed test of its own.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), failures };
}

/** What went wrong in a suite of Playwright's report; tests that passed at the second try are told of too. */
const failuresOf = ({ file, suites = [], specs = [] }) => [
  ...suites.flatMap(failuresOf),
  ...specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map((run) => `${file}: ${title}${run.status === 'flaky' ? ' (passed at the second try)' : ''}\n${run.results[0]?.error?.message ?? ''}`)),
];

async function playwright(env) {
  const browser = await findOrFetchBrowser();
  if (browser === null) return { passed: 0, failed: 1 };
  const code = await runProgram(process.execPath, [bin('@playwright/test/cli.js'), 'test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json'], {
    env: { ...env, LANEWAY_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: inResults('playwright.json') },
  });
  const report = readFigures('playwright.json');
  const figures = report?.stats;
  const failed = figures?.unexpected ?? 0;
  const failures = (report?.suites ?? []).flatMap(failuresOf);
  return { passed: (figures?.expected ?? 0) + (figures?.flaky ?? 0), failed: code === 0 ? failed : Math.max(failed, 1), failures };
}

const stages = [
  { name: 'types', run: check('typescript/bin/tsc', '--noEmit', '-p', '.') },
  { name: 'lint', run: check('oxlint/bin/oxlint', '--deny-warnings') },
  ...(isCheck ? [] : [{ name: 'build', run: build }]),
  { name: 'unit, property and integration tests', run: vitest },
  ...(isCheck ? [] : [{ name: 'end-to-end tests', run: playwright }]),
];

// Tests start Node programs of their own; they must find the pinned Node first.
const env = { ...process.env, NODE_ENV: 'test', PATH: `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}` };
const began = Date.now();
const outcomes = [];
for (const { name, run } of stages) {
  console.log(`\n── ${name}`);
  const outcome = await run(env);
  outcomes.push({ name, ...outcome });
  // Tests on the built program need not look whether it is newer than its sources.
  if (name === 'build' && outcome.failed === 0) env.LANEWAY_BUILT = '1';
}

const seconds = Math.round((Date.now() - began) / 1000);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log('');
// Again at the end: what went before is long, and may not have been kept.
for (const failure of outcomes.flatMap(({ failures = [] }) => failures)) console.log(`✗ ${failure.split('\n').slice(0, 12).join('\n  ')}\n`);
for (const outcome of outcomes) console.log(`${outcome.failed === 0 ? 'ok    ' : 'FAILED'} ${outcome.name}: ${outcome.passed} passed, ${outcome.failed} failed`);
console.log(`${passed} passed, ${failed} failed in ${seconds} s`);
process.exit(failed === 0 ? 0 : 1);
