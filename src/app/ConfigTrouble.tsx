// The one page there is without a configuration: what is wrong in it, for the person who wrote it.
import { IconSettingsExclamation } from '@tabler/icons-react';
import { defineWords } from '../lib/language.ts';
import { Message } from '../ui/Message.tsx';
import { ConfigError } from '../workspace/config.ts';

const words = defineWords({
  sv: { title: 'Inställningsfilen kan inte läsas', advice: 'Visaren kan inte starta. Rätta /config.json och ladda om sidan.' },
  en: { title: 'The configuration cannot be read', advice: 'The viewer cannot start. Correct /config.json and reload the page.' },
});

export function ConfigTrouble({ error }: { readonly error: unknown }) {
  const problems = error instanceof ConfigError ? error.problems : [String(error)];
  const say = words();
  return (
    <main role="alert" style={{ blockSize: '100%', display: 'grid', placeItems: 'center' }}>
      <Message icon={IconSettingsExclamation} title={say.title} text={say.advice}>
        <ul>
          {problems.map((problem) => (
            <li key={problem}>
              <code>{problem}</code>
            </li>
          ))}
        </ul>
      </Message>
    </main>
  );
}
