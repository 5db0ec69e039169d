import {bind} from '../../wizard/keys.ts';
import type {Binding} from '../../wizard/question.ts';

/** Name of a guide among what a question or a result opens. */
export const guide = 'guide';

/** Text with which a guide is opened: the backup file that the place is about. */
export const fileField = 'guide-file';

/** Opens the guide of the place where it is pressed. */
export const guideKey = bind('g', 'G', 'show the steps', {type: 'open-next', what: guide});

/** The same where that guide is in use already. */
export const guideAgainKey: Binding = {...guideKey, does: 'go on with the guide'};

/** The same where nothing is left to be done. */
export const rehearsalKey: Binding = {...guideKey, does: 'rehearse a restore'};

/** Sentences that name the key. */
export const showsSteps = 'G shows the steps.';
export const goesOnWithSteps = 'G goes on with the guide.';
