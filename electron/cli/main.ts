/**
 * Command line. Nothing is imported before the version is known: the native database module ends an older Node with a
 * segmentation fault instead of a message.
 */
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`Laneway needs Node 22.12 or newer; this is Node ${process.versions.node}. Run "npx laneway" in the checkout: it brings its own.\n`);
  process.exitCode = 2;
} else {
  const { runCommandLine } = await import('./runCommandLine.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
}
