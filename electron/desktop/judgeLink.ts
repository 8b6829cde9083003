/** Pages that Laneway itself points at: the standards it follows. Others are opened only after asking. */
const trustedHosts: ReadonlySet<string> = new Set(['www.omg.org', 'www.bpsim.org', 'www.wfmc.org']);

export type LinkVerdict = 'open' | 'ask' | 'refuse';

/**
 * A model comes from anywhere, and so do the links in it. Only `https` leaves the program: other schemes start other
 * programs. A name and password in an address serve to disguise where it leads.
 */
export function judgeLink(address: string): LinkVerdict {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return 'refuse';
  return trustedHosts.has(url.host) ? 'open' : 'ask';
}
