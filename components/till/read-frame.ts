type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = new (options: { formats: string[] }) => Detector;
/** Reads a code out of what the camera shows now; null when there is none in it. */
export type ReadFrame = (video: HTMLVideoElement) => Promise<string | null>;

const FORMATS = ['qr_code', 'code_128', 'ean_13', 'pdf417'];
const WIDTH = 640;

/** The browser's own detector where there is one; else a decoder of QR codes, loaded now and not before. */
export async function frameReader(): Promise<ReadFrame> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector) return qrReader();
  const detector = new BarcodeDetector({ formats: FORMATS });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

async function qrReader(): Promise<ReadFrame> {
  const { default: readQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const picture = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!picture || video.videoWidth === 0) return null;
    canvas.width = Math.min(WIDTH, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    picture.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = picture.getImageData(0, 0, canvas.width, canvas.height);
    return readQr(data, width, height)?.data ?? null;
  };
}
