import { ProvenanceError } from '../provenance-error.ts'
import { escapeXml, unescapeXml } from './escape-xml.ts'
import type { XmpContent } from './xmp-content.ts'

const packetStart =
  '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
const packetEnd = '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'

/** Weft's own namespace. It names nothing on the web. */
const namespace = 'urn:weft:provenance:1'

/** How Weft's description begins: what is removed is found by it. */
const descriptionStart = `<rdf:Description rdf:about="" xmlns:weft="${namespace}"`
const descriptionEnd = '</rdf:Description>'

/** From IPTC's vocabulary of digital sources. */
const sourceTypes = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** What is written of a picture, and how. */
interface XmpWriting extends XmpContent {
  /** The provenance as JSON, where it is to stand in this packet. */
  readonly json?: string
  /** Digest of the extension that holds the rest. */
  readonly extension?: string
  /** This packet is that extension, and holds nothing but the JSON. */
  readonly isExtension?: boolean
  /** The file was of the simple kind before (WebP). */
  readonly isSimple?: boolean
}

/** What removing Weft's description leaves. */
interface Removed {
  /** The packet as it was before; undefined when all of it was Weft's. */
  readonly rest: string | undefined
  readonly extension: string | undefined
  readonly isSimple: boolean
}

/**
 * Puts Weft's description into a packet, or makes one. What the packet says of its own stays, and goes first where both
 * would say it. Throws a `ProvenanceError` for a packet that is written in another way than all known programs do.
 */
export function addToXmp(packet: string | undefined, writing: XmpWriting): string {
  const description = describe(packet ?? '', writing)
  if (packet === undefined) return `${packetStart}${description}${packetEnd}`
  const at = packet.lastIndexOf('</rdf:RDF>')
  if (at === -1) throw new ProvenanceError('The picture has XMP of its own that cannot be read.')
  return `${packet.slice(0, at)}${description}${packet.slice(at)}`
}

/** The JSON in a packet; undefined when there is none. */
export function readXmp(packet: string): string | undefined {
  const text =
    /<weft:provenance>([\s\S]*?)<\/weft:provenance>/.exec(packet)?.[1] ??
    /\sweft:provenance="([^"]*)"/.exec(packet)?.[1]
  return text === undefined ? undefined : unescapeXml(text)
}

/** Takes Weft's description out of a packet; undefined when there is none. */
export function removeFromXmp(packet: string): Removed | undefined {
  const start = packet.indexOf(descriptionStart)
  const end = start === -1 ? -1 : packet.indexOf(descriptionEnd, start)
  if (end === -1) return undefined
  const rest = packet.slice(0, start) + packet.slice(end + descriptionEnd.length)
  const own = packet.slice(start, end)
  return {
    rest: rest === packetStart + packetEnd ? undefined : rest,
    extension: /HasExtendedXMP="([0-9A-F]{32})"/.exec(own)?.[1],
    isSimple: own.includes('weft:container="simple"'),
  }
}

function describe(packet: string, writing: XmpWriting): string {
  const { json, extension, isExtension = false, isSimple = false } = writing
  const note =
    extension === undefined
      ? ''
      : ` xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${extension}"`
  const container = isSimple ? ' weft:container="simple"' : ''
  const provenance = json === undefined ? '' : `<weft:provenance>${escapeXml(json)}</weft:provenance>`
  const facts = isExtension ? '' : describeFacts(packet, writing)
  return `${descriptionStart}${note}${container}>${facts}${provenance}${descriptionEnd}`
}

function describeFacts(
  packet: string,
  { isComposite, simulated, runId, model, createdAt }: XmpContent,
): string {
  const type = isComposite ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia'
  const facts = [
    element('xmp', 'http://ns.adobe.com/xap/1.0/', 'CreatorTool', 'Weft'),
    element('xmp', 'http://ns.adobe.com/xap/1.0/', 'CreateDate', createdAt),
    element(
      'Iptc4xmpExt',
      'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
      'DigitalSourceType',
      `${sourceTypes}${type}`,
    ),
  ]
  const own = { run: runId, model, simulated: simulated ? 'true' : 'false' }
  const others = facts.filter(({ name }) => !packet.includes(name)).map(({ text }) => text)
  const ownTexts = Object.entries(own).map(([name, value]) =>
    value === undefined ? '' : `<weft:${name}>${escapeXml(value)}</weft:${name}>`,
  )
  return [...others, ...ownTexts].join('')
}

function element(prefix: string, uri: string, local: string, value: string | undefined) {
  const name = `${prefix}:${local}`
  const text = value === undefined ? '' : `<${name} xmlns:${prefix}="${uri}">${escapeXml(value)}</${name}>`
  return { name, text }
}
