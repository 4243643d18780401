// The outermost net: a bug in a screen does not leave a white page.
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Message } from '../ui/Message.tsx';
import { words } from './words.ts';

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    if (!this.state.isBroken) return this.props.children;
    const say = words();
    return (
      <main role="alert" style={{ blockSize: '100%', display: 'grid', placeItems: 'center' }}>
        <Message icon={IconAlertTriangle} title={say.crashed} text={say.crashedAdvice}>
          <Button tone="primary" onClick={() => location.reload()}>
            {say.reload}
          </Button>
        </Message>
      </main>
    );
  }
}
