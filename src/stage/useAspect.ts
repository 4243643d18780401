import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width / height of an element, as it changes. */
export function useAspect<E extends HTMLElement>(): { readonly ref: RefObject<E | null>; readonly aspect: number } {
  const ref = useRef<E>(null);
  const [aspect, setAspect] = useState(1.5);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setAspect(element.clientWidth / Math.max(1, element.clientHeight)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, aspect };
}
