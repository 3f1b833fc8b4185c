'use client';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { SpeechProvider } from '#components/store/speech.tsx';
import { formatter } from '#i18n/format.ts';
import type { FrameSpeech } from '#i18n/frame-speech.ts';
import { direction } from '#i18n/locales.ts';
import { frameApi } from './api.ts';
import { type Door, Doorway } from './doorway.tsx';
import { type Frame, FrameContext } from './frame.ts';
import { Home } from './home.tsx';
import { openPortal, type Portal } from './portal.ts';
import { Product } from './product.tsx';
import { goTo, type Route, takeCode, useRoute } from './route.ts';
import { Tabs } from './tabs.tsx';
import { Voucher, Vouchers } from './vouchers.tsx';

type Props = {
  tenant: { name: string; url: string };
  /** The portal's origin as its script names it, and those that the tenant lists. */
  origin: string | null;
  allowed: readonly string[];
  lang: string | null;
  theme: 'light' | 'dark' | null;
  first: FrameSpeech;
};

/** The storefront, small, in somebody else's page. */
export function Microsite({ tenant, origin, allowed, lang, theme, first }: Props) {
  const [speech, setSpeech] = useState(first);
  const [door, setDoor] = useState<Door | 'open'>('opening');
  const portal = useRef<Portal | null>(null);
  const tell = useCallback((type: string, detail?: object) => portal.current?.tell(type, detail), []);
  const api = useMemo(() => {
    const renew = async () => {
      const token = await portal.current?.token();
      return token ? { token } : null;
    };
    return frameApi(lang, renew, () => setDoor('ended'));
  }, [lang]);
  const enter = useCallback(
    async (code: string | null) => {
      setDoor('opening');
      const token = code ? null : await portal.current?.token();
      if (!code && !portal.current) return setDoor('elsewhere');
      const answer = code ? await api.open({ code }) : token ? await api.open({ token }) : null;
      if (!answer?.ok) return setDoor('refused');
      setSpeech(answer.data.speech);
      setDoor('open');
      tell('ready');
    },
    [api, tell],
  );
  useEffect(() => {
    portal.current = openPortal(origin, allowed, goTo);
    void enter(takeCode());
    return () => portal.current?.close();
  }, [origin, allowed, enter]);
  const { settings, words } = speech;
  useEffect(() => {
    const root = document.documentElement;
    root.lang = settings.locale;
    root.dir = direction(settings.locale);
    if (theme) root.dataset['theme'] = theme;
  }, [settings.locale, theme]);
  const frame = useMemo<Frame>(
    () => ({ api, words, format: formatter(settings), tenant, seen: new Map(), tell }),
    [api, words, settings, tenant, tell],
  );
  return (
    <SpeechProvider settings={settings} common={words.common} states={words.states}>
      <FrameContext value={frame}>
        <Sized tell={tell}>
          {door === 'open' ? (
            <Places />
          ) : (
            <Doorway
              door={door}
              words={words}
              tenant={tenant}
              onAgain={portal.current ? () => enter(null) : null}
            />
          )}
        </Sized>
      </FrameContext>
    </SpeechProvider>
  );
}

/** Tells the portal how tall the content is, as often as that changes. */
function Sized({ tell, children }: { tell: Frame['tell']; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => tell('height', { px: element.offsetHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [tell]);
  return (
    <div ref={box} className="mx-auto max-w-280 p-4">
      {children}
    </div>
  );
}

function Places() {
  const route = useRoute();
  return (
    <>
      <Tabs route={route} />
      <main key={keyOf(route)}>
        {route.at === 'home' && <Home />}
        {route.at === 'product' && <Product listingId={route.listingId} />}
        {route.at === 'vouchers' && <Vouchers />}
        {route.at === 'voucher' && <Voucher voucherId={route.voucherId} />}
      </main>
    </>
  );
}

function keyOf(route: Route): string {
  return route.at === 'product' ? route.listingId : route.at === 'voucher' ? route.voucherId : route.at;
}
