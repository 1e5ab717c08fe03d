import { canConnect, type Port } from '@weft/ports'

const images: Port = { name: 'images', title: 'Images', kind: 'image', list: true, required: true, order: 0 }

/** The output that pictures come from: one of pictures, else one of files that a picture may be among. */
export function picturePort(outputs: readonly Port[]): Port | undefined {
  const isFit = (port: Port) =>
    canConnect({ label: port.name, port }, { label: images.name, port: images }) === undefined
  return outputs.find(({ kind }) => kind === 'image') ?? outputs.find(isFit)
}
