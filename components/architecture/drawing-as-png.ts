/** Wider or higher than this many pixels no browser's canvas reliably is. */
const largestSide = 8_000;
const preferredScale = 2;

/** An SVG document as a PNG image of twice its size, if a canvas can be that large. Rejects where it cannot be drawn. */
export async function drawingAsPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(preferredScale, largestSide / Math.max(naturalWidth, naturalHeight, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(naturalWidth * scale);
  canvas.height = Math.ceil(naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The canvas made no image'))),
      'image/png',
    );
  });
}
