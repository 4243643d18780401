// Body parts as people say them, for the words of PS3.16 Annex L that archives write most often.
import { language } from '../lib/language.ts';

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  ABDOMEN: ['Buk', 'Abdomen'],
  ABDOMENPELVIS: ['Buk och bäcken', 'Abdomen and pelvis'],
  ANKLE: ['Fotled', 'Ankle'],
  ARM: ['Arm', 'Arm'],
  BRAIN: ['Hjärna', 'Brain'],
  BREAST: ['Bröst', 'Breast'],
  CHEST: ['Bröstkorg', 'Chest'],
  CHESTABDOMEN: ['Bröstkorg och buk', 'Chest and abdomen'],
  CHESTABDPELVIS: ['Bröstkorg, buk och bäcken', 'Chest, abdomen and pelvis'],
  CSPINE: ['Halsrygg', 'Cervical spine'],
  CAROTID: ['Halskärl', 'Carotid'],
  COLON: ['Tjocktarm', 'Colon'],
  ELBOW: ['Armbåge', 'Elbow'],
  EYE: ['Öga', 'Eye'],
  FOOT: ['Fot', 'Foot'],
  HAND: ['Hand', 'Hand'],
  HEAD: ['Huvud', 'Head'],
  HEART: ['Hjärta', 'Heart'],
  HIP: ['Höft', 'Hip'],
  JAW: ['Käke', 'Jaw'],
  KIDNEY: ['Njure', 'Kidney'],
  KNEE: ['Knä', 'Knee'],
  LEG: ['Ben', 'Leg'],
  LIVER: ['Lever', 'Liver'],
  LSPINE: ['Ländrygg', 'Lumbar spine'],
  LUNG: ['Lunga', 'Lung'],
  NECK: ['Hals', 'Neck'],
  PELVIS: ['Bäcken', 'Pelvis'],
  PROSTATE: ['Prostata', 'Prostate'],
  SHOULDER: ['Axel', 'Shoulder'],
  SKIN: ['Hud', 'Skin'],
  SKULL: ['Skalle', 'Skull'],
  SPINE: ['Rygg', 'Spine'],
  STOMACH: ['Magsäck', 'Stomach'],
  THYROID: ['Sköldkörtel', 'Thyroid'],
  TSPINE: ['Bröstrygg', 'Thoracic spine'],
  UTERUS: ['Livmoder', 'Uterus'],
  WHOLEBODY: ['Helkropp', 'Whole body'],
  WRIST: ['Handled', 'Wrist'],
};

/** @returns the word in the user's language; undefined for one that is not known: print the source's own as foreign text */
export function nameBodyPart(text: string): string | undefined {
  const known = NAMES[text.toUpperCase().replace(/[\s_]/g, '')];
  return known?.[language() === 'sv' ? 0 : 1];
}
