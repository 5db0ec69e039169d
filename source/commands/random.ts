import {randomInt} from 'node:crypto';
import type {RandomBelow} from '../wizard/question.ts';

/** Returns a number that nobody can foresee. Loaded when one is needed: the start does without `node:crypto`. */
export const randomBelow: RandomBelow = limit => randomInt(limit);
