import { describe, expect, it } from 'vitest'
import { whyNoPicture } from './why-no-picture.ts'

describe('whyNoPicture', () => {
  it.each([
    ['https://example.com/about.html', 'a page'],
    ['https://example.com/paper.PDF?download=1', 'a document'],
    ['https://example.com/set.tar.gz', 'an archive'],
    ['https://example.com/clip.mp4#t=3', 'a video'],
    ['https://example.com/song.mp3', 'a sound'],
    ['https://example.com/lora.safetensors', 'weights of a model'],
    ['https://github.com/owner/repo', 'a page'],
    ['https://www.github.com/owner/repo/blob/main/a.png', 'a page'],
    ['https://replicate.com/explore', 'a page'],
    ['https://huggingface.co/owner/name', 'a page'],
    ['https://civitai.com/models/12345/a-style', 'a page'],
    ['https://www.youtube.com/watch?v=x', 'a page'],
  ])('%s leads to %s', (address, what) => {
    expect(whyNoPicture(address)).toBe(what)
  })

  it.each([
    'https://example.com/a.png',
    'https://example.com/a.jpeg?size=large.html',
    'https://picsum.photos/512/768',
    'https://example.com/image.php.webp',
    'https://replicate.delivery/abc/out-0.webp',
    'https://github.com/owner/repo/raw/main/a.png',
    'https://github.com/user-attachments/assets/0a1b',
    'https://raw.githubusercontent.com/owner/repo/main/a.png',
    'https://huggingface.co/owner/name/resolve/main/sample.png',
    'https://image.civitai.com/x/width=512/a',
    'https://example.com/pictures/v1.2',
  ])('%s may be a picture', (address) => {
    expect(whyNoPicture(address)).toBeUndefined()
  })
})
