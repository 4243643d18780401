// A chip that opens a list of which several may be chosen. Floats: load it with the screen that needs it.
import { type Icon, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import chip from './Chip.module.css';
import styles from './ChoiceMenu.module.css';
import { classNames } from './classNames.ts';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: Icon;
  /** Printed at the end of the line: how many there are. */
  readonly count?: number;
}

export interface ChoiceMenuProps<Value extends string> {
  /** Its visible words, and so its accessible name: what is chosen now. */
  readonly label: string;
  readonly icon?: Icon;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  onChange(chosen: readonly Value[]): void;
}

export function ChoiceMenu<Value extends string>({ label, icon: Glyph, choices, chosen, onChange }: ChoiceMenuProps<Value>) {
  return (
    <MenuTrigger>
      <Button className={classNames(chip.chip, chosen.length > 0 && chip.active)}>
        {Glyph && <Glyph className={chip.icon} stroke={1.7} aria-hidden />}
        <span className={styles.label}>{label}</span>
        <IconChevronDown className={chip.icon} stroke={1.7} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <Menu
          className={styles.menu ?? ''}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            onChange(choices.map(({ value }) => value).filter((value) => keys === 'all' || keys.has(value)))
          }
        >
          {choices.map(({ value, label: text, icon: Mark, count }) => (
            <MenuItem key={value} id={value} textValue={text} className={styles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={classNames(styles.box, isSelected && styles.checked)}>
                    {isSelected && <IconCheck size={13} stroke={3} aria-hidden />}
                  </span>
                  {Mark && <Mark className={chip.icon} stroke={1.7} aria-hidden />}
                  <span className={styles.text}>{text}</span>
                  {count !== undefined && <span className={styles.count}>{count}</span>}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
