import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';
import { runProgram } from './runProgram.mjs';

const require = createRequire(import.meta.url);

const onPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge', 'msedge'];

/** Where each system puts Chromium, Chrome and Edge when they are not on the path. */
function usualPlaces() {
  const { HOME = '', LOCALAPPDATA = '', ProgramFiles: programs = '' } = process.env;
  const programsX86 = process.env['ProgramFiles(x86)'] ?? '';
  switch (process.platform) {
    case 'darwin':
      return ['', HOME].flatMap((base) => ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${base}/Applications/${name}.app/Contents/MacOS/${name}`));
    case 'win32':
      return [programs, programsX86, LOCALAPPDATA]
        .filter((base) => base !== '')
        .flatMap((base) => [join(base, 'Google/Chrome/Application/chrome.exe'), join(base, 'Chromium/Application/chrome.exe'), join(base, 'Microsoft/Edge/Application/msedge.exe')]);
    default:
      return ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'];
  }
}

function isProgram(path) {
  try {
    accessSync(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium that Playwright downloaded earlier, if any. */
function ofPlaywright() {
  if (!existsSync(join(root, 'node_modules/@playwright/test'))) return null;
  const path = require('@playwright/test').chromium.executablePath();
  return path && isProgram(path) ? path : null;
}

/** Path of a Chromium, Chrome or Edge on this machine (`LANEWAY_CHROMIUM` goes first), else `null`. */
export function findBrowser() {
  const chosen = process.env['LANEWAY_CHROMIUM'];
  if (chosen) return isProgram(chosen) ? chosen : null;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const fromPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').flatMap((folder) => onPath.map((name) => join(folder, name + suffix)));
  return [...fromPath, ...usualPlaces()].find(isProgram) ?? ofPlaywright();
}

const howToInstall = () => {
  switch (process.platform) {
    case 'linux':
      return 'sudo apt-get install -y chromium   (or your distribution’s package)';
    case 'darwin':
      return 'brew install --cask google-chrome';
    default:
      return 'winget install Google.Chrome';
  }
};

/** Finds a browser, or lets Playwright download one; `null` after saying which command installs one. */
export async function findOrFetchBrowser() {
  const present = findBrowser();
  if (present !== null) return present;
  if (process.env['LANEWAY_CHROMIUM']) {
    console.error(`Laneway: LANEWAY_CHROMIUM names ${process.env['LANEWAY_CHROMIUM']}, which is not a program. Correct it or unset it.`);
    return null;
  }
  console.log('Laneway: no Chromium, Chrome or Edge found; letting Playwright download one.');
  await runProgram(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], { timeoutMs: 300_000 });
  const fetched = findBrowser();
  if (fetched === null) console.error(`Laneway: the end-to-end tests need a Chromium and none could be had. Install one and run again:\n  ${howToInstall()}\nor set LANEWAY_CHROMIUM to the program.`);
  return fetched;
}
