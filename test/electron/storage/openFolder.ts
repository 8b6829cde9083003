/** Opens the data folder given, and writes what became of it. Run as a user who may not write there. */
import { openStorage } from '../../../electron/storage/openStorage.ts';

const opened = openStorage({ folder: process.argv[2] ?? '', clock: () => new Date(), locale: 'en' });
console.log(JSON.stringify(opened.ok ? { code: 'opened' } : { code: opened.error.code, key: opened.error.message.key }));
