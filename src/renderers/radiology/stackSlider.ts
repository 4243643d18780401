// The slider at the right edge of a stack: where in it we are, and a way to go there.
import styles from './radiology.module.css';

export class StackSlider {
  private readonly element = document.createElement('div');
  private readonly thumb = document.createElement('div');
  private count = 0;

  constructor(parent: HTMLElement, goTo: (place: number) => void) {
    this.element.className = styles.slider ?? '';
    this.element.hidden = true;
    this.thumb.className = styles.thumb ?? '';
    this.element.append(this.thumb);
    parent.append(this.element);
    const move = (event: PointerEvent) => {
      if (event.type === 'pointermove' && event.buttons === 0) return;
      event.stopPropagation();
      const { top, height } = this.element.getBoundingClientRect();
      goTo(Math.round(((event.clientY - top) / height) * (this.count - 1)));
    };
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      move(event);
    });
    this.element.addEventListener('pointermove', move);
  }

  /** @param place from 0 */
  show(place: number, count: number): void {
    this.count = count;
    this.element.hidden = count < 2;
    const share = 1 / Math.max(1, count);
    this.thumb.style.blockSize = `${share * 100}%`;
    this.thumb.style.insetBlockStart = `calc((100% - max(14px, ${share * 100}%)) * ${count > 1 ? place / (count - 1) : 0})`;
  }
}
