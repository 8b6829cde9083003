import { spawn } from 'node:child_process';

/**
 * Runs a program in our place and ends with its code. Ctrl+C reaches the whole foreground group, so the program gets it
 * without us; what is sent to us alone is passed on. The channel between us ends when one of us is killed, so that a
 * program that serves does not go on behind a closed door.
 */
export function handOver(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    // The program below hears of our end in the same way.
    if (process.connected) process.on('disconnect', () => process.exit(1));
    child.on('error', (error) => {
      console.error(`Laneway could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  }).then((code) => process.exit(code));
}
