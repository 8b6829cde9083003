import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program in the checkout to its end, with our own input and output. Resolves with its exit code; a program that
 * could not be started or was ended by a signal counts as code 1. After `timeoutMs` it is ended.
 */
export function runProgram(command, args, { env = process.env, timeoutMs, stdio = 'inherit', shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio, shell, timeout: timeoutMs });
    child.on('error', (error) => {
      console.error(`Laneway: ${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
