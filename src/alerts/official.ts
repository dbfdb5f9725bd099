/** Who announces, as against who reports. */

const OFFICIAL_HOSTS = ['england.nhs.uk', 'parliament.uk', 'service.gov.uk', 'icb.nhs.uk']

/** Whether the address is on the site of NHS England, the government, Parliament, or a commissioning body. A council's is not. */
export function isOfficial(url: string): boolean {
  if (!URL.canParse(url)) return false
  const host = new URL(url).hostname.replace(/^www\./, '')
  return (
    host === 'gov.uk' ||
    host.endsWith('ccg.nhs.uk') ||
    OFFICIAL_HOSTS.some((site) => host === site || host.endsWith(`.${site}`))
  )
}
