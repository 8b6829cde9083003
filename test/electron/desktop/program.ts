import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { desktopHost, launch, type LaunchOptions } from '../../e2e/launch.ts';
import type { LanewayApi } from '../../../shared/contract/contract.ts';

declare global {
  interface Window {
    /** What the page of a test has heard, by event. */
    heard: Record<string, unknown[]>;
    readonly laneway?: LanewayApi;
  }
}

export interface Program {
  readonly page: Page;
  readonly app: ElectronApplication;
  readonly dataFolder: string;
  /** A folder of the test's own, removed at the end. */
  readonly folder: string;
  close(): Promise<void>;
}

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'laneway-desktop-'));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Starts the Electron host: on real Electron where it is installed, else on the stand-in. */
export async function startProgram(options: Partial<LaunchOptions> = {}): Promise<Program> {
  const folder = temporaryFolder();
  const dataFolder = options.dataFolder ?? join(folder, 'data');
  const { page, app, close } = await launch({ ...options, dataFolder, host: desktopHost() });
  if (app === null) throw new Error('The desktop host has a main process');
  return { page, app, dataFolder, folder, close };
}

/** Lets the page take down what it hears, for `heard` to look at. */
export const listenFor = (page: Page, event: 'model.opened' | 'menu.command' | 'import.failed' | 'library.changed') =>
  page.evaluate((name) => {
    window.heard = { ...window.heard, [name]: [] };
    window.laneway?.on(name, (payload) => window.heard[name]?.push(payload));
  }, event);

/** What has been heard of an event, as soon as there is anything. */
export async function heard(page: Page, event: string): Promise<unknown[]> {
  await page.waitForFunction((name) => (window.heard[name]?.length ?? 0) > 0, event);
  return page.evaluate((name) => window.heard[name] ?? [], event);
}

/** The smallest process that a BPMN file can hold. */
export const bpmnFile = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions" targetNamespace="http://laneway.example/test">
  <process id="process" name="${name}" isExecutable="false">
    <startEvent id="start" name="Request received"><outgoing>toCheck</outgoing></startEvent>
    <userTask id="check" name="Check request"><incoming>toCheck</incoming><outgoing>toEnd</outgoing></userTask>
    <endEvent id="end" name="Request answered"><incoming>toEnd</incoming></endEvent>
    <sequenceFlow id="toCheck" sourceRef="start" targetRef="check" />
    <sequenceFlow id="toEnd" sourceRef="check" targetRef="end" />
  </process>
</definitions>
`;
