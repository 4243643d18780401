import { useId } from 'react';

/** A disc cut into time lanes: many pieces, one whole. One colour, 16 px up. */
export function Logo({ sizePx = 26, className }: { readonly sizePx?: number; readonly className?: string | undefined }) {
  const id = useId();
  return (
    <svg viewBox="0 0 24 24" width={sizePx} height={sizePx} className={className} role="img" aria-label="Helbild">
      <clipPath id={id}>
        <circle cx="12" cy="12" r="10.5" />
      </clipPath>
      <g clipPath={`url(#${id})`} fill="currentColor">
        <path d="M0 2.2h10.4v4H0zM12 2.2h12v4H12z" opacity=".62" />
        <path d="M0 7.4h5.2v4H0zM6.8 7.4h17.2v4H6.8z" />
        <path d="M0 12.6h15.4v4H0zM17 12.6h7v4h-7z" />
        <path d="M0 17.8h8.4v4H0zM10 17.8h14v4H10z" opacity=".62" />
      </g>
    </svg>
  );
}
