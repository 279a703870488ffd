import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOverlay } from '../../shell/overlays.js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

const LOOK_EVERY_MS = 150;

// The decoder is served with the console: a gate may have no way to any other host.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : `${prefix}${path}`) },
});

/** Reads a permit's QR code with the device's camera. */
export function ScanButton({ onScanned }: { readonly onScanned: (text: string) => void }): ReactNode {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  useOverlay(opened, close);
  return (
    <>
      <Button size="lg" variant="default" flex="1 1 200px" onClick={open}>
        {t('gate.scan')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('gate.scan')} size="lg" returnFocus={false}>
        {opened && (
          <Camera
            onScanned={(text) => {
              close();
              onScanned(text);
            }}
          />
        )}
      </Modal>
    </>
  );
}

function Camera({ onScanned }: { readonly onScanned: (text: string) => void }): ReactNode {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const looking = new AbortController();
    look(video.current, looking.signal).then(
      (text) => text !== null && onScanned(text),
      () => setRefused(true),
    );
    return () => looking.abort();
  }, [onScanned]);
  return (
    <Stack>
      <video ref={video} className="scan-video" muted playsInline />
      <Text>{refused ? t('gate.cameraRefused') : t('gate.cameraHint')}</Text>
    </Stack>
  );
}

/** Looks through the camera until it reads a QR code or is told to stop. */
async function look(video: HTMLVideoElement | null, signal: AbortSignal): Promise<string | null> {
  if (!video) return null;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  signal.addEventListener('abort', stop);
  try {
    video.srcObject = stream;
    await video.play();
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const picture = canvas.getContext('2d', { willReadFrequently: true });
    if (!picture) return null;
    while (!signal.aborted) {
      picture.drawImage(video, 0, 0);
      const [found] = await readBarcodes(picture.getImageData(0, 0, canvas.width, canvas.height), { formats: ['QRCode'], tryHarder: true });
      if (found?.text) return found.text;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return null;
  } finally {
    stop();
  }
}
